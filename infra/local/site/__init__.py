"""The platform over HTTP on one machine: API Gateway and Lambda in one process."""
