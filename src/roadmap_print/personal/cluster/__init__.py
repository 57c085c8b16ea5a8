"""Batches of copies on the machines of a Dask cluster, where one machine is not enough."""
