"""Analysis: find, attribute, measure and compare what speakers say in the news."""
