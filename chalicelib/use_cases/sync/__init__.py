"""The register's word becomes ours. `run_sync` starts or resumes a run; fetch, write and remove are its phases."""
