"""The Bourse-partenariats of the demonstration: a foreign commune asks, and holders of labels are asked."""

from daect_tui.domain.exchange_request import ExchangeAction
from daect_tui.domain.exchange_request_form import HolderAnswer, Sending
from daect_tui.services.campaign import mission_story
from daect_tui.services.demonstration_mission import Stage


def play_exchange(stage: Stage) -> str:
    """Receive a request, examine it, propose it to the first holders found, of whom one answers.

    Return its reference.
    """
    told, bourse, circuit = mission_story()["exchange"], stage.desk.bourse, stage.desk.bourse_circuit
    day = told["received_on"]
    stage.at(day)
    draft = bourse.drafts.save({**told["request"], "received_on": f"{day:%d/%m/%Y}"})
    reference = bourse.register(draft.id).reference
    stage.at(told["examined_on"])
    bourse.act(reference, ExchangeAction.EXAMINE)
    stage.at(told["proposed_on"])
    found = bourse.open(reference).holders.matches[: told["holders"]]
    labels = tuple(match.profile.reference for match in found)
    circuit.send(reference, Sending(labels, (), told["proposed_on"]))
    stage.at(told["answered_on"], 9)
    first = bourse.open(reference).contacts[0]
    answer = HolderAnswer(first.id, "", told["answered_on"], interested=True, note=told["note"])
    circuit.answer(reference, answer)
    return reference
