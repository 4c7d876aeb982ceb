"""F3 Dossiers: the register of requests, one request, its form."""
