"""The register's word becomes ours. `tick` starts or resumes a run; fetch, write and remove are its phases."""
