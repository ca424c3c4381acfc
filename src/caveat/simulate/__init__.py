"""What an option would do: assumptions to draws, draws through weekly steps, results with named axes.

Pure: values in, values out, beside the data files that ship with it. Only ``ensemble`` keeps a state file, where it is
asked to, so that a run that was interrupted goes on to the same bits. The whole model stands in ``docs/model.md``.
"""

from importlib.util import find_spec

from caveat.errors import MissingExtra

if any(find_spec(name) is None for name in ("numba", "numpy", "scipy")):
    raise MissingExtra("The simulation of options", "simulate")
