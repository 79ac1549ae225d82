"""The flow: touchpoints where Graphviz's `dot` puts them, stage by stage, drawn like everything else."""
