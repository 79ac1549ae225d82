"""Tables in and out: CSV and XLSX, one row a touchpoint."""
