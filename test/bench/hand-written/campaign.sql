-- What an analyst would write by hand for campaign.patron: the same lists.
CREATE TEMP TABLE facts AS
WITH totals AS (
  SELECT customer_id, max(ordered_at::DATE) AS latest,
    coalesce(sum(total) FILTER (ordered_at::DATE > DATE '2025-10-31'), 0) AS spend,
    count(*) FILTER (ordered_at::DATE > DATE '2026-05-04') AS contacts
  FROM read_parquet('{orders}') WHERE ordered_at::DATE <= DATE '2026-10-31' GROUP BY customer_id
)
SELECT c.customer_id, c.consent, coalesce(spend, 0) AS spend, coalesce(contacts, 0) AS contacts,
  DATE '2026-10-31' - latest > 60 AS quiet
FROM read_parquet('{customers}') c LEFT JOIN totals USING (customer_id);

-- A budget of 2,000,000 at 40 each pays for 50,000. Without consent there is no message; whoever would get only that takes no part.
CREATE TEMP TABLE walked AS
WITH eligible AS (
  SELECT *, coalesce(consent, FALSE) AS agreed,
    ('0x' || substr(md5('winback-2026:' || customer_id), 1, 8))::BIGINT AS draw
  FROM facts
  WHERE quiet AND CASE WHEN coalesce(consent, FALSE) THEN contacts < 3 ELSE spend >= 1000 END
), ranked AS (
  SELECT *, draw % 10000 < 1000 AS held, row_number() OVER w AS rank,
    sum(CASE WHEN draw % 10000 >= 1000 THEN 1 ELSE 0 END) OVER w AS place
  FROM eligible WINDOW w AS (ORDER BY spend DESC, draw, customer_id ROWS UNBOUNDED PRECEDING)
)
SELECT *, CASE WHEN held AND place < 50000 THEN 'control' WHEN NOT held AND place <= 50000 THEN 'treated' ELSE 'beyond' END AS part
FROM ranked;

COPY (
  SELECT f.customer_id AS key,
    CASE WHEN part = 'treated' AND f.spend >= 1000 THEN 0.15::DECIMAL(2, 2) END AS offer,
    CASE WHEN part = 'treated' AND f.spend >= 1000 THEN '30 days' END AS "offer for",
    CASE WHEN part = 'treated' AND f.spend >= 1000 THEN 'spring: rule 1' END AS "offer rule",
    CASE WHEN part = 'treated' AND agreed THEN CASE WHEN f.spend >= 1000 THEN '想念您' ELSE '好久不见' END END AS message,
    CASE WHEN part = 'treated' AND agreed THEN CASE WHEN f.spend >= 1000 THEN 'wechat' ELSE 'sms' END END AS "message by",
    CASE WHEN part = 'treated' AND agreed THEN CASE WHEN f.spend >= 1000 THEN 'spring: rule 1' ELSE 'spring: otherwise' END END AS "message rule"
  FROM facts f LEFT JOIN walked USING (customer_id) ORDER BY f.customer_id
) TO '{out}/decisions.parquet' (FORMAT parquet);

COPY (
  SELECT customer_id AS key, 'spring' AS policy, CASE WHEN spend >= 1000 THEN 'rule 1' ELSE 'otherwise' END AS rule
  FROM walked WHERE part = 'treated' ORDER BY customer_id
) TO '{out}/matches.parquet' (FORMAT parquet);

COPY (
  SELECT customer_id AS key, 'spring' AS campaign, rank, part AS "group" FROM walked ORDER BY customer_id
) TO '{out}/campaigns.parquet' (FORMAT parquet);
