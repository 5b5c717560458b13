"""Apache Spark as the engine of a publication: what reads people's records runs where they are. Imported by nothing else."""
