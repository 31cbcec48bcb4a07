"""The command ``network``: actors and their ties as GraphML."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from coupexplorer.analysis.network import Network, network_of
from coupexplorer.analysis.network_web import TieRecord, web_of
from coupexplorer.cli.arguments import CommandParser, one_file_or_none
from coupexplorer.cli.failures import SUCCESS, BadUsage
from coupexplorer.cli.files import check_output, open_casebook, write_output
from coupexplorer.cli.printing import print_lines
from coupexplorer.domain.evidence import Claim, Dispute
from coupexplorer.domain.history import Actor, Membership, Office, Relation
from coupexplorer.domain.identity import Kind
from coupexplorer.domain.vocabulary import Layer
from coupexplorer.interchange.casebook_json import CasebookFormatError
from coupexplorer.interchange.graphml import network_as_graphml
from coupexplorer.sheets.saving import SaveError
from coupexplorer.shipped import MissingShippedFile
from coupexplorer.store.casebook import Casebook
from coupexplorer.store.errors import CasebookError

KNOWN_FAILURES = (CasebookError, CasebookFormatError, MissingShippedFile, SaveError)

CLAIMS_AT_ONCE = 5_000


def add_options(parser: CommandParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "--output", required=True, type=Path, metavar="OUT.graphml", help="GraphML to write"
    )
    parser.add_argument(
        "--cases", nargs="+", default=[], metavar="CASE", help="only the actors of these cases"
    )
    parser.add_argument(
        "--without-context", action="store_true", help="only the ties the base texts tell"
    )


def run(options: Namespace) -> int:
    """Write the network; the exit code."""
    file = one_file_or_none(options.words)
    check_output(options.output, file)
    with open_casebook(file) as casebook:
        _refuse_unknown(casebook, options.cases)
        network = _network(casebook, context=not options.without_context)
        title = casebook.info().title
    network = network.in_cases(options.cases)
    write_output(options.output, network_as_graphml(network, title).encode("utf-8"))
    actors, ties = len(network.nodes), len(network.edges)
    print_lines(f"“{options.output}” was written: {actors} actors, {ties} ties.")
    return SUCCESS


def _refuse_unknown(casebook: Casebook, cases: Sequence[str]) -> None:
    known = {record.id for record in casebook.section(Kind.CASE)}
    for case in cases:
        if case not in known:
            raise BadUsage(f"The casebook has no case “{case}”; it has {', '.join(sorted(known))}.")


def _network(casebook: Casebook, *, context: bool) -> Network:
    """The whole network: unlike the picture, a file may be of any size."""
    actors = [a for a in casebook.section(Kind.ACTOR) if isinstance(a, Actor)]
    ties = list(_ties(casebook))
    disputes = [d for d in casebook.section(Kind.DISPUTE) if isinstance(d, Dispute)]
    named = dict.fromkeys(claim for tie in ties for claim in tie.claims)
    named.update(dict.fromkeys(claim for dispute in disputes for claim in dispute.claim_ids()))
    beyond = _of_context(casebook, named)
    return network_of(web_of(actors, ties, disputes, beyond), context=context)


def _ties(casebook: Casebook) -> Iterator[TieRecord]:
    for kind in (Kind.RELATION, Kind.MEMBERSHIP, Kind.OFFICE):
        for record in casebook.section(kind):
            if isinstance(record, Relation | Membership | Office):
                yield record


def _of_context(casebook: Casebook, claims: Iterable[str]) -> Iterator[str]:
    rest = iter(claims)
    while some := tuple(islice(rest, CLAIMS_AT_ONCE)):
        for claim in casebook.many(Kind.CLAIM, some).values():
            if isinstance(claim, Claim) and claim.layer is Layer.CONTEXT:
                yield claim.id
