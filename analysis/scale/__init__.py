"""Scale: the same line over corpora of any size, on all cores or a Dask cluster, safe against faults."""
