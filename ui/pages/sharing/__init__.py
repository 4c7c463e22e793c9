"""The page of sharing: where the plan meets its team, what clashes, what was, what is kept safe."""
