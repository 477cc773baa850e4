"""The editing desk: forms that write rows into the tables, on the editor's own machine only."""
