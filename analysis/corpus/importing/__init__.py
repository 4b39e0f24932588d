"""Importing: from the files a researcher has to a corpus folder; every file read, or listed with the reason why not."""
