"""The editing desk: forms that write rows into the tables, on the machine of whoever edits and nowhere else."""
