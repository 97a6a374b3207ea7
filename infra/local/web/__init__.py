"""HTTP for the servers of the local stack: the socket, requests and answers, readable refusals."""
