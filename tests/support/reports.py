"""The least that a whole report answers."""

REPORT = {
    "expert_voice": "Fait.",
    "results": "Former six agents ; atteint",
    "follow_up_kind": "a_l_etude",
}
