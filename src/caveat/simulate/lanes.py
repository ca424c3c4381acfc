"""Futures side by side as one number: what a compiled kernel computes with.

A value of ``Lanes`` holds one float32 for each of so many futures. Added, multiplied and compared it is one instruction
for eight of them, and stays in the processor from one part of a step to the next. It exists only in compiled code.
Nothing is fused and no sum reordered, so that the bits do not depend on the machine.
"""

from __future__ import annotations

import functools
import operator
from collections.abc import Callable
from typing import Any

import numba
import numba.extending
from llvmlite import ir  # type: ignore[import-untyped]
from numba.core.typing import templates
from numba.extending import models, register_model

LANES = 16
"""Futures side by side: two registers of eight, which share the cost of every decision that is taken for all."""

CLOCKS = 16
"""Columns of a table of whole numbers that is looked into at every step: where a row stands takes no multiplication."""

_FLOATS = ir.VectorType(ir.FloatType(), LANES)
_BITS = ir.VectorType(ir.IntType(1), LANES)


_numba: Any = numba  # parts of it bear types and parts do not
_primitive: Any = models.PrimitiveModel
_templates: Any = templates


class _Lanes(numba.types.Type):
    pass


class _Mask(numba.types.Type):
    pass


register_model(_Lanes)(functools.partial(_primitive, be_type=_FLOATS))
register_model(_Mask)(functools.partial(_primitive, be_type=_BITS))
_lanes: Any = _Lanes(name="Lanes")
_mask: Any = _Mask(name="Mask")


def _operator(of: Any, made: Any, work: Callable[[Any, Any, Any], Any], taken: Any = _lanes) -> None:
    """``of`` two values gives one of type ``made``."""

    class _Typed(templates.ConcreteTemplate):
        cases = (_templates.signature(made, taken, taken),)

    _templates.infer_global(of)(_Typed)

    def lower(context: Any, builder: Any, signed: Any, given: Any) -> Any:
        return work(builder, *given)

    _numba.extending.lower_builtin(of, taken, taken)(lower)


_operator(operator.add, _lanes, lambda builder, a, b: builder.fadd(a, b))
_operator(operator.sub, _lanes, lambda builder, a, b: builder.fsub(a, b))
_operator(operator.mul, _lanes, lambda builder, a, b: builder.fmul(a, b))
_operator(operator.truediv, _lanes, lambda builder, a, b: builder.fdiv(a, b))
_operator(operator.lt, _mask, lambda builder, a, b: builder.fcmp_ordered("<", a, b))
_operator(operator.le, _mask, lambda builder, a, b: builder.fcmp_ordered("<=", a, b))
_operator(operator.gt, _mask, lambda builder, a, b: builder.fcmp_ordered(">", a, b))
_operator(operator.ge, _mask, lambda builder, a, b: builder.fcmp_ordered(">=", a, b))
_operator(operator.and_, _mask, lambda builder, a, b: builder.and_(a, b), _mask)
_operator(operator.or_, _mask, lambda builder, a, b: builder.or_(a, b), _mask)


def _least(builder: Any, a: Any, b: Any) -> Any:
    return builder.select(builder.fcmp_ordered("<", a, b), a, b)


def _most(builder: Any, a: Any, b: Any) -> Any:
    return builder.select(builder.fcmp_ordered(">", a, b), a, b)


def _intrinsic(function: Any) -> Any:
    """A function of compiled code; it is called without the first of its parameters."""
    return numba.extending.intrinsic(function)


# What a kernel calls.


@_intrinsic
def every(typing: Any, value: Any) -> Any:
    """The same number in all futures."""

    def lower(context: Any, builder: Any, signed: Any, given: Any) -> Any:
        found = ir.Constant(_FLOATS, ir.Undefined)
        one = builder.insert_element(found, given[0], ir.Constant(ir.IntType(32), 0))
        zeros = ir.Constant(ir.VectorType(ir.IntType(32), LANES), [0] * LANES)
        return builder.shuffle_vector(one, found, zeros)

    return _lanes(numba.types.float32), lower


@_intrinsic
def least(typing: Any, one: Any, other: Any) -> Any:
    """The lesser of two in each future."""
    return _lanes(_lanes, _lanes), lambda context, builder, signed, given: _least(builder, *given)


@_intrinsic
def most(typing: Any, one: Any, other: Any) -> Any:
    """The greater of two in each future."""
    return _lanes(_lanes, _lanes), lambda context, builder, signed, given: _most(builder, *given)


@_intrinsic
def pick(typing: Any, held: Any, yes: Any, no: Any) -> Any:
    """One value where a comparison holds, and another where it does not."""
    return _lanes(_mask, _lanes, _lanes), lambda context, builder, signed, given: builder.select(*given)


@_intrinsic
def anywhere(typing: Any, held: Any) -> Any:
    """True where a comparison holds in any future."""

    def lower(context: Any, builder: Any, signed: Any, given: Any) -> Any:
        whole = ir.IntType(LANES)
        return builder.icmp_unsigned("!=", builder.bitcast(given[0], whole), ir.Constant(whole, 0))

    return numba.types.boolean(_mask), lower


def _at(context: Any, builder: Any, array_type: Any, array: Any, place: Any) -> Any:
    """Where so many floats after the first of an array stand, as lanes."""
    data = context.make_array(array_type)(context, builder, array).data
    return builder.bitcast(builder.gep(data, [place]), _FLOATS.as_pointer())


def _place(context: Any, builder: Any, signed: Any, row: int, given: Any, width: Any, at: Any) -> Any:
    """Row times width and so many on."""
    whole = numba.types.intp
    found = builder.mul(context.cast(builder, given[row], signed.args[row], whole), width)
    return found if at is None else builder.add(found, context.cast(builder, given[at], signed.args[at], whole))


def _width(context: Any, builder: Any, array_type: Any, array: Any) -> Any:
    return builder.extract_value(context.make_array(array_type)(context, builder, array).shape, 1)


@_intrinsic
def get(typing: Any, rows: Any, row: Any) -> Any:
    """A row of state, which is as wide as there are lanes."""

    def lower(context: Any, builder: Any, signed: Any, given: Any) -> Any:
        place = _place(context, builder, signed, 1, given, ir.Constant(ir.IntType(64), LANES), None)
        return builder.load(_at(context, builder, signed.args[0], given[0], place), align=4)

    return _lanes(rows, row), lower


@_intrinsic
def put(typing: Any, rows: Any, row: Any, value: Any) -> Any:
    """A row of state is set."""

    def lower(context: Any, builder: Any, signed: Any, given: Any) -> Any:
        place = _place(context, builder, signed, 1, given, ir.Constant(ir.IntType(64), LANES), None)
        builder.store(given[2], _at(context, builder, signed.args[0], given[0], place), align=4)
        return context.get_dummy_value()

    return numba.types.void(rows, row, _lanes), lower


@_intrinsic
def read(typing: Any, table: Any, row: Any, at: Any) -> Any:
    """Some futures of a row that holds all of a block, from future ``at`` on."""

    def lower(context: Any, builder: Any, signed: Any, given: Any) -> Any:
        width = _width(context, builder, signed.args[0], given[0])
        place = _place(context, builder, signed, 1, given, width, 2)
        return builder.load(_at(context, builder, signed.args[0], given[0], place), align=4)

    return _lanes(table, row, at), lower


@_intrinsic
def write(typing: Any, table: Any, row: Any, at: Any, value: Any) -> Any:
    """Some futures of a row that holds all of a block are set."""

    def lower(context: Any, builder: Any, signed: Any, given: Any) -> Any:
        width = _width(context, builder, signed.args[0], given[0])
        place = _place(context, builder, signed, 1, given, width, 2)
        builder.store(given[3], _at(context, builder, signed.args[0], given[0], place), align=4)
        return context.get_dummy_value()

    return numba.types.void(table, row, at, _lanes), lower


@_intrinsic
def whole(typing: Any, table: Any, row: Any, column: Any) -> Any:
    """One whole number of a table, whose place is known to be within it."""

    def lower(context: Any, builder: Any, signed: Any, given: Any) -> Any:
        place = _place(context, builder, signed, 1, given, _width(context, builder, signed.args[0], given[0]), 2)
        data = context.make_array(signed.args[0])(context, builder, given[0]).data
        return builder.sext(builder.load(builder.gep(data, [place])), ir.IntType(64))

    return numba.types.int64(table, row, column), lower


def _cell(context: Any, builder: Any, signed: Any, given: Any) -> Any:
    """Where a whole number of a table of clocks stands."""
    place = _place(context, builder, signed, 1, given, ir.Constant(ir.IntType(64), CLOCKS), 2)
    return builder.gep(context.make_array(signed.args[0])(context, builder, given[0]).data, [place])


@_intrinsic
def clock(typing: Any, table: Any, row: Any, column: Any) -> Any:
    """One whole number of a table that is ``CLOCKS`` wide."""

    def lower(context: Any, builder: Any, signed: Any, given: Any) -> Any:
        return builder.sext(builder.load(_cell(context, builder, signed, given)), ir.IntType(64))

    return numba.types.int64(table, row, column), lower


@_intrinsic
def wind(typing: Any, table: Any, row: Any, column: Any, value: Any) -> Any:
    """One whole number of a table that is ``CLOCKS`` wide is set."""

    def lower(context: Any, builder: Any, signed: Any, given: Any) -> Any:
        number = context.cast(builder, given[3], signed.args[3], numba.types.int32)
        builder.store(number, _cell(context, builder, signed, given))
        return context.get_dummy_value()

    return numba.types.void(table, row, column, value), lower
