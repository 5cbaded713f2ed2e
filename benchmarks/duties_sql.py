"""What is due, asked in raw SQL by seeks on the same indexes: the yardstick of the benchmark.

It is handed the rules as columns, because SQL cannot read "every 1,000 km or monthly", and it says
no sentence. Fixed dates, working days, events, use logs, skips, new meters and slips of the pen are
beyond it; the benchmark's file has none. Which parts are materialized was tried out: this is the
fastest of all ways.
"""

from collections.abc import Callable, Iterable
from typing import Any, Final

Row = tuple[Any, ...]

_PLANS: Final = """
WITH said (rule, days, months, km) AS (VALUES {rules}),
loose AS MATERIALIZED (
  SELECT equipment_id, task, max(done_on) AS done_on FROM inspection
  WHERE plan_id IS NULL AND voided_at IS NULL AND done_on <= :day GROUP BY equipment_id, task
  UNION ALL
  SELECT equipment_id, what, max(done_on) FROM maintenance
  WHERE plan_id IS NULL AND voided_at IS NULL AND done_on <= :day GROUP BY equipment_id, what
),
plan AS MATERIALIZED (
  SELECT p.id, p.kind, p.task, p.baseline_on, p.baseline_reading, r.rule, s.days, s.months, s.km,
    u.id AS unit_id, u.number,
    (SELECT i.id FROM inspection i WHERE i.plan_id = p.id AND i.voided_at IS NULL
       AND i.done_on <= :day ORDER BY i.done_on DESC, i.id DESC LIMIT 1) AS inspection_id,
    (SELECT m.id FROM maintenance m WHERE m.plan_id = p.id AND m.voided_at IS NULL
       AND m.done_on <= :day ORDER BY m.done_on DESC, m.id DESC LIMIT 1) AS maintenance_id,
    (SELECT max(t.held_on) FROM meeting t WHERE t.plan_id = p.id AND t.voided_at IS NULL
       AND t.held_on <= :day) AS met_on,
    (SELECT max(d.held_on) FROM drill d WHERE d.plan_id = p.id AND d.voided_at IS NULL
       AND d.held_on <= :day) AS drilled_on,
    (SELECT max(l.done_on) FROM loose l
       WHERE l.equipment_id = u.id AND lower(l.task) = lower(p.task)) AS loose_on,
    (SELECT c.id FROM service_change c WHERE c.equipment_id = u.id AND c.voided_at IS NULL
       AND c.changed_on <= :day ORDER BY c.changed_on DESC, c.id DESC LIMIT 1) AS change_id
  FROM duty_plan p
  JOIN duty_plan_rule r ON r.owner_id = p.id
    AND coalesce(r.from_on, :day) <= :day AND coalesce(r.to_on, :day) >= :day
  JOIN said s ON s.rule = r.rule
  JOIN equipment u ON u.id = p.equipment_id AND u.voided_at IS NULL
  WHERE p.voided_at IS NULL AND p.in_force_from <= :day AND coalesce(p.ended_on, :day) >= :day
),
done AS MATERIALIZED (
  SELECT p.*, coalesce(w.first_name || ' ' || w.last_name, i.by_name, m.by_name) AS done_by,
    c.change, c.changed_on,
    nullif(max(coalesce(i.done_on, ''), coalesce(m.done_on, ''), coalesce(met_on, ''),
               coalesce(drilled_on, ''), coalesce(loose_on, ''), coalesce(baseline_on, '')), '')
      AS done_on,
    CASE WHEN coalesce(i.done_on, '') >= coalesce(m.done_on, '')
         THEN coalesce(i.reading, baseline_reading) ELSE m.reading END AS reading
  FROM plan p
  LEFT JOIN inspection i ON i.id = p.inspection_id
  LEFT JOIN maintenance m ON m.id = p.maintenance_id
  LEFT JOIN worker w ON w.id = coalesce(i.by_id, m.by_id)
  LEFT JOIN service_change c ON c.id = p.change_id
),
told AS (
  SELECT d.*, i.done_on AS i_on, i.reading AS i_now, m.done_on AS m_on, m.reading AS m_now,
    r.read_on AS r_on, r.value AS r_now
  FROM done d
  LEFT JOIN inspection i ON i.id = (SELECT l.id FROM inspection l WHERE d.km IS NOT NULL
    AND l.equipment_id = d.unit_id AND l.reading IS NOT NULL AND l.voided_at IS NULL
    AND l.done_on BETWEEN d.done_on AND :day ORDER BY l.done_on DESC LIMIT 1)
  LEFT JOIN maintenance m ON m.id = (SELECT l.id FROM maintenance l WHERE d.km IS NOT NULL
    AND l.equipment_id = d.unit_id AND l.reading IS NOT NULL AND l.voided_at IS NULL
    AND l.done_on BETWEEN d.done_on AND :day ORDER BY l.done_on DESC LIMIT 1)
  LEFT JOIN reading r ON r.id = (SELECT l.id FROM reading l WHERE d.km IS NOT NULL
    AND l.equipment_id = d.unit_id AND l.unit = 'km' AND l.voided_at IS NULL
    AND l.read_on BETWEEN d.done_on AND :day ORDER BY l.read_on DESC LIMIT 1)
),
latest AS (
  SELECT t.*, max(coalesce(i_now, 0), coalesce(m_now, 0), coalesce(r_now, 0)) AS now,
    max(coalesce(i_on, ''), coalesce(m_on, ''), coalesce(r_on, '')) AS read_on
  FROM told t
),
paced AS MATERIALIZED (
  SELECT l.*, l.now - l.reading AS driven,
    i.done_on AS i_then_on, i.reading AS i_then, m.done_on AS m_then_on, m.reading AS m_then,
    r.read_on AS r_then_on, r.value AS r_then,
    CASE WHEN l.now - l.reading >= l.km * 1000 THEN
      (SELECT min(x.done_on) FROM inspection x WHERE x.equipment_id = l.unit_id
         AND x.voided_at IS NULL AND x.done_on BETWEEN l.done_on AND :day
         AND x.reading >= l.reading + l.km * 1000) END AS reached_on
  FROM latest l
  LEFT JOIN inspection i ON i.id = (SELECT e.id FROM inspection e WHERE l.km IS NOT NULL
    AND e.equipment_id = l.unit_id AND e.reading IS NOT NULL AND e.voided_at IS NULL
    AND e.done_on >= date(:day, '-90 days') ORDER BY e.done_on LIMIT 1)
  LEFT JOIN maintenance m ON m.id = (SELECT e.id FROM maintenance e WHERE l.km IS NOT NULL
    AND e.equipment_id = l.unit_id AND e.reading IS NOT NULL AND e.voided_at IS NULL
    AND e.done_on >= date(:day, '-90 days') ORDER BY e.done_on LIMIT 1)
  LEFT JOIN reading r ON r.id = (SELECT e.id FROM reading e WHERE l.km IS NOT NULL
    AND e.equipment_id = l.unit_id AND e.unit = 'km' AND e.voided_at IS NULL
    AND e.read_on >= date(:day, '-90 days') ORDER BY e.read_on LIMIT 1)
),
thirds AS (
  SELECT p.*,
    min(coalesce(i_then_on, '9'), coalesce(m_then_on, '9'), coalesce(r_then_on, '9')) AS then_on,
    min(coalesce(i_then, now), coalesce(m_then, now), coalesce(r_then, now)) AS then_km,
    max(coalesce(i_early.done_on, ''), coalesce(m_early.done_on, ''),
        coalesce(r_early.read_on, '')) AS early_on,
    max(coalesce(i_early.reading, 0), coalesce(m_early.reading, 0),
        coalesce(r_early.value, 0)) AS early_km,
    max(coalesce(i_late.done_on, ''), coalesce(m_late.done_on, ''),
        coalesce(r_late.read_on, '')) AS late_on,
    max(coalesce(i_late.reading, 0), coalesce(m_late.reading, 0),
        coalesce(r_late.value, 0)) AS late_km
  FROM paced p
  LEFT JOIN inspection i_early ON i_early.id = (SELECT e.id FROM inspection e
    WHERE p.km IS NOT NULL AND e.equipment_id = p.unit_id AND e.reading IS NOT NULL
    AND e.voided_at IS NULL AND e.done_on BETWEEN date(:day, '-90 days') AND date(:day, '-60 days')
    ORDER BY e.done_on DESC LIMIT 1)
  LEFT JOIN maintenance m_early ON m_early.id = (SELECT e.id FROM maintenance e
    WHERE p.km IS NOT NULL AND e.equipment_id = p.unit_id AND e.reading IS NOT NULL
    AND e.voided_at IS NULL AND e.done_on BETWEEN date(:day, '-90 days') AND date(:day, '-60 days')
    ORDER BY e.done_on DESC LIMIT 1)
  LEFT JOIN reading r_early ON r_early.id = (SELECT e.id FROM reading e
    WHERE p.km IS NOT NULL AND e.equipment_id = p.unit_id AND e.unit = 'km' AND e.voided_at IS NULL
    AND e.read_on BETWEEN date(:day, '-90 days') AND date(:day, '-60 days')
    ORDER BY e.read_on DESC LIMIT 1)
  LEFT JOIN inspection i_late ON i_late.id = (SELECT e.id FROM inspection e
    WHERE p.km IS NOT NULL AND e.equipment_id = p.unit_id AND e.reading IS NOT NULL
    AND e.voided_at IS NULL AND e.done_on BETWEEN date(:day, '-90 days') AND date(:day, '-30 days')
    ORDER BY e.done_on DESC LIMIT 1)
  LEFT JOIN maintenance m_late ON m_late.id = (SELECT e.id FROM maintenance e
    WHERE p.km IS NOT NULL AND e.equipment_id = p.unit_id AND e.reading IS NOT NULL
    AND e.voided_at IS NULL AND e.done_on BETWEEN date(:day, '-90 days') AND date(:day, '-30 days')
    ORDER BY e.done_on DESC LIMIT 1)
  LEFT JOIN reading r_late ON r_late.id = (SELECT e.id FROM reading e
    WHERE p.km IS NOT NULL AND e.equipment_id = p.unit_id AND e.unit = 'km' AND e.voided_at IS NULL
    AND e.read_on BETWEEN date(:day, '-90 days') AND date(:day, '-30 days')
    ORDER BY e.read_on DESC LIMIT 1)
),
rates AS (
  SELECT t.*,
    (now - then_km) / nullif(julianday(read_on) - julianday(then_on), 0) AS a_day,
    (early_km - then_km) / nullif(julianday(early_on) - julianday(then_on), 0) AS first_a_day,
    (late_km - early_km) / nullif(julianday(late_on) - julianday(early_on), 0) AS second_a_day,
    (now - late_km) / nullif(julianday(read_on) - julianday(late_on), 0) AS third_a_day
  FROM thirds t
),
due AS MATERIALIZED (
  SELECT r.*, date(done_on, '+1 day') AS opens,
    CASE WHEN days IS NOT NULL OR months IS NOT NULL THEN
      date(done_on, '+' || coalesce(days, 0) || ' days', '+' || coalesce(months, 0) || ' months')
    END AS calendar_due,
    CASE WHEN days IS NOT NULL OR months IS NOT NULL THEN date(done_on,
      '+' || 2 * coalesce(days, 0) || ' days', '+' || 2 * coalesce(months, 0) || ' months')
    END AS missed,
    coalesce(reached_on, date(read_on, '+' || cast(
      (reading + km * 1000 - now) / nullif(a_day, 0) AS integer) || ' days')) AS usage_due,
    date(read_on, '+' || cast((reading + 2 * km * 1000 - now) / nullif(a_day, 0) AS integer)
      || ' days') AS usage_missed,
    date(read_on, '+' || cast((reading + km * 1000 - now) / nullif(min(3 * a_day, max(a_day,
      coalesce(first_a_day, 0), coalesce(second_a_day, 0), coalesce(third_a_day, 0))), 0)
      AS integer) || ' days') AS due_from,
    date(read_on, '+' || cast((reading + km * 1000 - now) / nullif(max(a_day / 3, min(a_day,
      coalesce(first_a_day, a_day), coalesce(second_a_day, a_day), coalesce(third_a_day, a_day))),
      0) AS integer) || ' days') AS due_to
  FROM rates r
)
SELECT kind, number, task, rule, done_on, done_by, calendar_due, usage_due, driven, change,
  changed_on, opens, missed, usage_missed, due_from, due_to,
  CASE
    WHEN coalesce(change, 'returned') <> 'returned' THEN 'suspended'
    WHEN calendar_due < :day OR driven > km * 1000 THEN 'overdue'
    WHEN done_on IS NULL THEN 'never_done'
    WHEN julianday(calendar_due) - julianday(:day)
           <= min(30, (julianday(calendar_due) - julianday(done_on)) / 4)
         OR driven >= km * 900 THEN 'due_soon'
    ELSE 'ok' END AS state
FROM due
ORDER BY state, coalesce(min(calendar_due, usage_due), calendar_due, usage_due)
"""

_CERTIFICATES: Final = """
WITH active AS (
  SELECT w.id, w.first_name || ' ' || w.last_name AS name FROM worker w
  WHERE w.voided_at IS NULL AND (
    NOT EXISTS (SELECT 1 FROM worker_employment e WHERE e.owner_id = w.id)
    OR EXISTS (SELECT 1 FROM worker_employment e WHERE e.owner_id = w.id
               AND coalesce(e.from_on, :day) <= :day AND coalesce(e.to_on, :day) >= :day))
),
held AS (
  SELECT c.worker_id, c.type_id, max(CASE WHEN c.does_not_expire THEN '9999-12-31' ELSE coalesce(
    c.expires_on, date(c.issued_on, '+' || t.months || ' months'), '9999-12-31') END) AS expires
  FROM active a
  JOIN certificate c ON c.worker_id = a.id
  JOIN certificate_type t ON t.id = c.type_id
  WHERE c.voided_at IS NULL AND coalesce(c.issued_on, :day) <= :day
  GROUP BY c.worker_id, c.type_id
)
SELECT a.name, t.name, h.expires,
  CASE WHEN h.expires < :day THEN 'expired'
       WHEN h.expires <= date(:day, '+90 days') THEN 'expiring' ELSE 'valid' END AS state
FROM held h JOIN active a ON a.id = h.worker_id JOIN certificate_type t ON t.id = h.type_id
WHERE t.voided_at IS NULL
UNION ALL
SELECT DISTINCT a.name, t.name, NULL, 'missing'
FROM active a
JOIN worker_position p ON p.owner_id = a.id
  AND coalesce(p.from_on, :day) <= :day AND coalesce(p.to_on, :day) >= :day
JOIN requirement q ON (q.position_id = p.position_id OR q.position_id IS NULL)
  AND q.voided_at IS NULL
  AND coalesce(q.from_on, :day) <= :day AND coalesce(q.to_on, :day) >= :day
JOIN certificate_type t ON t.id = q.type_id AND t.voided_at IS NULL
WHERE NOT EXISTS (SELECT 1 FROM held h WHERE h.worker_id = a.id AND h.type_id = q.type_id)
  AND NOT EXISTS (SELECT 1 FROM exemption x WHERE x.worker_id = a.id AND x.type_id = q.type_id
    AND x.voided_at IS NULL)
ORDER BY 1, 2
"""


def ask(
    execute: Callable[..., Any], day: str, rules: Iterable[tuple[str, Any, Any, Any]]
) -> tuple[list[Row], list[Row]]:
    """Return the planned duties and the certificates, through a plain driver's `execute`."""
    said = ", ".join(
        f"('{rule}', {days or 'NULL'}, {months or 'NULL'}, {km or 'NULL'})"
        for rule, days, months, km in rules
    )
    bound = {"day": day}
    execute("BEGIN")
    plans = execute(_PLANS.format(rules=said), bound).fetchall()
    certificates = execute(_CERTIFICATES, bound).fetchall()
    execute("COMMIT")
    return plans, certificates
