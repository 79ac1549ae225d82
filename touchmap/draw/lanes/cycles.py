"""Which links go forward: all but those that lead back to where a walk along the links has come from."""

from __future__ import annotations

import heapq
from collections.abc import Mapping, Sequence


def without_cycles(
    cards: Sequence[int], onward: Mapping[int, Sequence[int]] | Sequence[Sequence[int]]
) -> tuple[list[int], dict[int, list[int]]]:
    """The cards in topological order (file order among equals), and the links that don't go back."""
    state = dict.fromkeys(cards, 0)  # 0 not seen, 1 on the way, 2 done
    forward: dict[int, list[int]] = {card: [] for card in cards}
    incoming = dict.fromkeys(cards, 0)
    for root in cards:
        if state[root]:
            continue
        state[root] = 1
        way = [(root, iter(onward[root]))]
        while way:
            card, rest = way[-1]
            for target in rest:
                if state[target] == 1:
                    continue
                forward[card].append(target)
                incoming[target] += 1
                if state[target] == 0:
                    state[target] = 1
                    way.append((target, iter(onward[target])))
                    break
            else:
                state[card] = 2
                way.pop()
    ready = [card for card in cards if not incoming[card]]
    heapq.heapify(ready)
    order: list[int] = []
    while ready:
        card = heapq.heappop(ready)
        order.append(card)
        for target in forward[card]:
            incoming[target] -= 1
            if not incoming[target]:
                heapq.heappush(ready, target)
    return order, forward
