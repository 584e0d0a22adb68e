#!/usr/bin/env python3
"""Random histories of dossiers, and what the reports of every evening must say.

    history.py acts SEED        print SQL: random acts in the order in which they happen,
                                and the answers of each evening kept as they were given
    history.py late SEED        print SQL: facts entered late, and mistakes of entry mended
    history.py check LOG ROWS   read the log of these acts and the rows of the reports
                                (COPY ... CSV) and compare them with a replay of the log

The replay knows nothing of tables, versions or triggers: it follows the acts of a
dossier up to an evening and writes down its stays, as docs/kpi.md defines them.
"""
import csv
import datetime as dt
import random
import sys

ZONE = dt.timezone(dt.timedelta(hours=7))
FIRST, DAYS = dt.date(2022, 3, 1), 75
AGENCIES = ["H56.01", "H56.02", "H56.21", "H56.21.01"]
PROCEDURES = ["9.000001", "9.000002", "9.000003"]
CHANNELS = ["online", "counter", "post"]
MOVES = {"transfer": "agency", "correct_procedure": "procedure", "correct_channel": "channel"}


def periods(day):
    """The reports that are drawn in an evening: that day, the month so far, a fortnight, and the month before."""
    month = day.replace(day=1)
    yield day, day
    yield month, day
    yield day - dt.timedelta(days=13), day
    if month > FIRST:
        yield month - dt.timedelta(days=28), month - dt.timedelta(days=1)


def act_sql(act, code, argument, at):
    if act == "receive":
        agency, procedure, channel = argument.split()
        return f"SELECT receive_dossier('{procedure}', '{agency}', '{channel}', '{at.isoformat()}', code => '{code}')"
    at = f"'{at.isoformat()}'"
    told = f"since = {at}, since_cause = 'correction', since_reason = 'thử'"
    update = f"UPDATE dossier SET %s, {told} WHERE code = '{code.replace('%', '%%')}'"
    return {
        "pause": f"SELECT pause('{code}', '{argument}', {at})",
        "resume": f"SELECT resume('{code}', {at})",
        "reschedule": f"SELECT reschedule('{code}', {at}::timestamptz + interval '{argument} days', 'complex_case', at => {at})",
        "transfer": f"SELECT transfer('{code}', '{argument}', 'other', at => {at})",
        "finish": f"SELECT finish('{code}', '{argument}', {at})",
        "reopen": f"SELECT reopen('{code}', 'other', {at})",
        "correct_due": update % f"due_at = greatest(received_at, {at}::timestamptz + interval '{argument} hours')",
        "correct_procedure": update % f"procedure = '{argument}'",
        "correct_channel": update % f"channel = '{argument}'",
        "correct_end": update % f"finished_at = CASE WHEN finished_at IS NOT NULL THEN greatest(received_at, least({at}::timestamptz, finished_at + interval '{argument} hours')) END",
        "correct_outcome": update % f"outcome = CASE WHEN finished_at IS NOT NULL THEN '{argument}' END",
        "correct_receipt": f"UPDATE dossier SET received_at = received_at - interval '{argument} hours' WHERE code = '{code}'",
        "void": f"SELECT void_dossier('{code}', 'thử')",
    }[act]


def print_act(n, act, code, argument, at):
    quoted = act_sql(act, code, argument, at).replace("'", "''")
    print(f"SELECT act({n}, '{at.isoformat()}', '{act}', '{code}', '{argument}', '{quoted}');")


def argument_of(act, r):
    return {
        "pause": lambda: r.choice(["supplement", "financial_obligation", "other"]),
        "reschedule": lambda: r.randint(1, 12),
        "transfer": lambda: r.choice(AGENCIES),
        "finish": lambda: r.choice(["resolved"] * 4 + ["rejected", "withdrawn", "closed"]),
        "correct_due": lambda: r.randint(-100, 200),
        "correct_procedure": lambda: r.choice(PROCEDURES),
        "correct_channel": lambda: r.choice(CHANNELS),
        "correct_end": lambda: r.randint(-120, 48),
        "correct_outcome": lambda: r.choice(["resolved", "rejected"]),
        "correct_receipt": lambda: r.randint(1, 60),
    }.get(act, lambda: "")()


def print_acts(seed):
    r = random.Random(seed)
    weights = {"receive": 24, "pause": 12, "resume": 14, "reschedule": 5, "transfer": 9, "finish": 26, "reopen": 8, "correct_due": 4,
               "correct_procedure": 3, "correct_channel": 3, "correct_end": 5, "correct_outcome": 3}
    known, n = [], 0
    for offset in range(DAYS):
        day = FIRST + dt.timedelta(days=offset)
        # Local midnight and the microsecond before it are common: there days are confused.
        instants = [dt.datetime.combine(day, dt.time(), ZONE) + dt.timedelta(microseconds=r.choice(
            [0, 86_400_000_000 - 1, r.randrange(86_400_000_000), r.randrange(86_400_000_000), 61_200_000_000]))
            for _ in range(r.randint(0, 22))]
        for at in sorted(set(instants)):
            act = r.choices(list(weights), weights.values())[0]
            n += 1
            if act == "receive":
                agency, procedure, channel = r.choice(AGENCIES), r.choice(PROCEDURES), r.choice(CHANNELS)
                code = f"{agency}-{day:%y%m%d}-{n:06d}"
                known.append(code)
                argument = f"{agency} {procedure} {channel}"
            elif known:
                # The last ones most of the time, so that much happens to each
                code = known[-1 - min(int(r.expovariate(0.08)), len(known) - 1)]
                argument = argument_of(act, r)
            else:
                continue
            print_act(n, act, code, argument, at)
        for first, last in periods(day):
            print(f"SELECT keep('{day}', '{first}', '{last}');")


def print_late(seed):
    """Receipts, ends and pauses with the instant at which they happened, and mistakes of entry, all entered at the end."""
    r = random.Random(seed + 1)
    # The codes that print_acts() made, without knowing them: psql reads them from the log.
    print("SELECT array_agg(code ORDER BY n) AS codes FROM log WHERE act = 'receive' AND sqlstate = '00000' \\gset")
    for n in range(100_001, 100_061):
        at = dt.datetime.combine(FIRST + dt.timedelta(days=r.randrange(DAYS)), dt.time(), ZONE) + dt.timedelta(microseconds=r.randrange(86_400_000_000))
        act = r.choice(["receive", "finish", "pause", "correct_receipt", "void"])
        if act == "receive":
            argument = f"{r.choice(AGENCIES)} {r.choice(PROCEDURES)} {r.choice(CHANNELS)}"
            code = f"{argument.split()[0]}-{at:%y%m%d}-{n:06d}"
            print_act(n, act, code, argument, at)
        else:
            argument = argument_of(act, r)
            print(f"SELECT (:'codes'::dossier_code[])[1 + {r.randrange(10**6)} % cardinality(:'codes'::dossier_code[])] AS code \\gset")
            quoted = act_sql(act, "%s", argument, at).replace("'", "''")
            print(f"SELECT act({n}, '{at.isoformat()}', '{act}', :'code', '{argument}', format('{quoted}', :'code'));")


def local_day(instant):
    return instant.astimezone(ZONE).date()


class Stay:
    def __init__(self, start, kind, line, due):
        self.start, self.kind, self.line, self.due = start, kind, dict(line), due
        self.left = self.finished = self.outcome = self.booked = None

    def ended_on(self):
        if self.finished is None:
            return None
        return max(filter(None, [local_day(self.finished), self.booked and local_day(self.booked)]))

    def due_on(self):
        # 24:00 belongs to the day that it ends.
        return self.due and local_day(self.due - dt.timedelta(microseconds=1))


def replay(events, evening):
    """The stays of a dossier and its clock stops, as they were known at the end of a local day."""
    end = dt.datetime.combine(evening + dt.timedelta(days=1), dt.time(), ZONE)
    received = next(e["at"] for e in events if e["act"] == "receive")
    # Mended for every evening
    received -= dt.timedelta(hours=sum(int(e["argument"]) for e in events if e["act"] == "correct_receipt"))
    stays, stops = [], []
    for e in events:
        if e["act"] != "receive" and e["at"] >= end or e["act"] == "receive" and received >= end:
            break
        act, at, stay = e["act"], e["at"], stays[-1] if stays else None
        if act == "receive":
            agency, procedure, channel = e["argument"].split()
            stays.append(Stay(received, "received", {"agency": agency, "procedure": procedure, "channel": channel}, e["due"]))
        elif act == "pause":
            stops.append([at, None, e["argument"]])
        elif act == "resume":
            stops[-1][1] = at
            stay.due = e["due"]
        elif act in ("reschedule",):
            stay.due = e["due"]
        elif act == "finish":
            if stops and stops[-1][1] is None:
                stops[-1][1] = at
            stay.finished, stay.outcome, stay.due = at, e["argument"], e["due"]
        elif act == "correct_receipt" or act in ("correct_end", "correct_outcome") and e["finished"] is None:
            pass  # the end of an open dossier is not corrected, also when an earlier one is entered later
        elif act in MOVES or act.startswith("correct") or act == "reopen":
            line = dict(stay.line, **({MOVES[act]: e["argument"]} if act in MOVES else {}))
            finished, outcome = e["finished"], e["outcome"]
            if (line, e["due"], finished, outcome) == (stay.line, stay.due, stay.finished, stay.outcome):
                continue
            was_ended, seen = stay.finished is not None, stay.finished is not None and local_day(at) > stay.ended_on()
            if seen:
                stays.append(Stay(at, "reopened", line, e["due"]))
            elif line != stay.line and at > received:
                stay.left = at
                stays.append(Stay(at, "transferred_in", line, e["due"]))
            stay = stays[-1]
            stay.line, stay.due, stay.finished, stay.outcome = line, e["due"], finished, outcome
            stay.booked = at if was_ended and finished is not None else None
    return stays, stops


def rows_of(code, events, first, last):
    if any(e["act"] == "void" for e in events):
        return
    stays, stops = replay(events, last)
    last_instant = dt.datetime.combine(last + dt.timedelta(days=1), dt.time(), ZONE) - dt.timedelta(microseconds=1)
    for stay in stays:
        over = local_day(stay.left) if stay.left else stay.ended_on()
        if over is not None and over < first:
            continue
        opening = "carried_over" if local_day(stay.start) < first else stay.kind
        due = stay.due_on()
        if stay.left:
            closing = "transferred_out"
        elif stay.finished:
            on = local_day(stay.finished)
            closing = "on_time" if stay.outcome != "resolved" or due is None or on == due else "early" if on < due else "late"
        else:
            hidden = any(a <= last_instant and (b is None or b > last_instant) and why != "other" and due and local_day(a) <= due
                         for a, b, why in stops)
            closing = "open_overdue" if due and due < last and not hidden else "open_in_time"
        yield code, stay.start, stay.line["agency"], stay.line["procedure"], stay.line["channel"], opening, closing


def drop_empty_corrections(events):
    """What changed nothing when it was entered is no event, also where an end that is entered later lies before it."""
    line, state, kept = {}, None, []
    for e in events:
        before, state = state, (e["due"], e["finished"], e["outcome"])
        if e["act"] == "receive":
            line = dict(zip(("agency", "procedure", "channel"), e["argument"].split()))
        moved = e["act"] in MOVES and line[MOVES[e["act"]]] != e["argument"]
        if moved:
            line[MOVES[e["act"]]] = e["argument"]
        if moved or state != before or not e["act"].startswith("correct") or e["act"] == "correct_receipt":
            kept.append(e)
    events[:] = kept


def instant(text):
    return dt.datetime.fromisoformat(text).astimezone(ZONE) if text else None


def check(log, rows):
    events, kept, states = {}, {}, {}
    for e in csv.DictReader(open(log, encoding="utf-8")):
        states[e["sqlstate"]] = states.get(e["sqlstate"], 0) + 1
        if e["sqlstate"] == "00000":
            events.setdefault(e["code"], []).append(dict(e, at=instant(e["at"]), due=instant(e["due_at"]), finished=instant(e["finished_at"]),
                                                         outcome=e["outcome"] or None))
    for e in events.values():
        drop_empty_corrections(e)
    for k in csv.DictReader(open(rows, encoding="utf-8")):
        key = dt.date.fromisoformat(k["first_day"]), dt.date.fromisoformat(k["last_day"])
        kept.setdefault(key, set()).add((k["dossier"], instant(k["stay"]), k["agency"], k["procedure"], k["channel"], k["opening"], k["closing"]))
    for e in events.values():
        e.sort(key=lambda x: (x["act"] != "receive", x["at"], int(x["n"])))
    for key in [p for o in range(DAYS) for p in periods(FIRST + dt.timedelta(days=o))]:
        kept.setdefault(key, set())
    compared = wrong = 0
    for (first, last), got in sorted(kept.items()):
        want = {row for code, e in events.items() for row in rows_of(code, e, first, last)}
        compared += len(want)
        if want != got:
            wrong += len(want ^ got)
            for row in sorted(want - got, key=str)[:3]:
                print(f"# {first}..{last}: missing {[str(x) for x in row]}")
            for row in sorted(got - want, key=str)[:3]:
                print(f"# {first}..{last}: too much {[str(x) for x in row]}")
    print(f"{len(events)} dossiers, {sum(map(len, events.values()))} acts, refused {sum(n for s, n in states.items() if s != '00000')}, "
          f"{compared} stays in {len(kept)} reports compared, {wrong} differ")
    print("sqlstates " + " ".join(sorted(states)))


if __name__ == "__main__":
    if sys.argv[1] == "acts":
        print_acts(int(sys.argv[2]))
    elif sys.argv[1] == "late":
        print_late(int(sys.argv[2]))
    else:
        check(sys.argv[2], sys.argv[3])
