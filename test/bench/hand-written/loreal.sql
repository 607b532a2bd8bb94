-- What an analyst would write by hand for samples/loreal/loreal.patron: the same decisions, one row per customer.
CREATE TEMP TABLE facts AS
WITH events AS (
  SELECT customer_id, ordered_at::DATE AS day, total, brand, level
  FROM read_parquet('{orders}') o LEFT JOIN read_parquet('{brands}') b USING (brand)
  WHERE ordered_at::DATE <= DATE '2026-10-31'
), totals AS (
  SELECT customer_id,
    max(day) FILTER (total > 0) AS latest,
    count(*) FILTER (total > 0 AND day > DATE '2025-10-31') AS frequency,
    coalesce(sum(total) FILTER (day > DATE '2025-10-31'), 0) AS spend,
    sum(total) AS lifetime,
    coalesce(sum(total) FILTER (day > DATE '2025-10-31' AND level = 'luxury'), 0) AS luxury,
    sum(total) FILTER (total > 0 AND day > DATE '2025-10-31') AS bought,
    coalesce(sum(total) FILTER (day > DATE '2026-07-31'), 0) AS recent,
    coalesce(sum(total) FILTER (day > DATE '2026-04-30' AND day <= DATE '2026-07-31'), 0) AS before,
    count(*) FILTER (total < 0 AND day > DATE '2025-10-31') AS returns,
    count(DISTINCT brand) FILTER (day > DATE '2025-10-31') AS variety
  FROM events GROUP BY customer_id
)
SELECT c.customer_id, c.name, c.city, c.birthday, c.joined_on, c.consent,
  DATE '2026-10-31' - latest AS recency,
  coalesce(frequency, 0) AS frequency,
  coalesce(spend, 0) AS spend,
  coalesce(lifetime, 0) AS lifetime,
  coalesce(luxury, 0) AS luxury,
  bought::DOUBLE / nullif(frequency, 0) AS basket,
  recent::DOUBLE / nullif(before, 0)::DOUBLE AS trend,
  coalesce(returns, 0) AS returns,
  coalesce(variety, 0) AS variety,
  date_diff('year', birthday, DATE '2026-10-31')
    - (strftime(birthday, '%m%d') > '1031')::INT AS years
FROM read_parquet('{customers}') c LEFT JOIN totals USING (customer_id);

CREATE TEMP TABLE scored AS
WITH shares AS (
  SELECT spend, sum(sum(greatest(spend, 0))) OVER (ORDER BY spend DESC) - sum(greatest(spend, 0)) AS held,
    sum(sum(greatest(spend, 0))) OVER () AS total
  FROM facts GROUP BY spend
), abc AS (
  SELECT min(spend) FILTER (spend > 0 AND held * 100 < total * 75) AS a,
    min(spend) FILTER (spend > 0 AND held * 100 < total * 95) AS b
  FROM shares
)
SELECT f.*,
  CASE WHEN recency IS NOT NULL THEN
    1 + ((rank() OVER (PARTITION BY recency IS NULL ORDER BY recency DESC) - 1) * 5) // (SELECT count(recency) FROM facts) END AS r,
  CASE WHEN frequency > 0 THEN
    1 + ((rank() OVER (PARTITION BY frequency > 0 ORDER BY frequency) - 1) * 5) // (SELECT count(*) FROM facts WHERE frequency > 0)
    ELSE 1 END AS f,
  CASE WHEN spend > 0 THEN
    1 + ((rank() OVER (PARTITION BY spend > 0 ORDER BY spend) - 1) * 5) // (SELECT count(*) FROM facts WHERE spend > 0)
    ELSE 1 END AS m,
  CASE WHEN spend >= a THEN 'A' WHEN spend >= b THEN 'B' ELSE 'C' END AS abc,
  cume_dist() OVER (ORDER BY lifetime DESC) <= 0.05 AS platinum,
  CASE WHEN recency IS NULL THEN 'prospect' WHEN recency <= 90 THEN 'active' WHEN recency <= 180 THEN 'sleeping' ELSE 'lost' END AS lifecycle
FROM facts f, abc;

CREATE TEMP TABLE tiers AS
SELECT *,
  CASE WHEN r >= 4 AND f >= 4 AND m >= 4 THEN 'star' WHEN abc = 'A' AND lifecycle = 'active' THEN 'cow'
    WHEN m >= 4 AND f < 4 THEN 'volcano' ELSE 'otherwise' END AS tier_rule,
  city IN ('上海', '北京', '广州', '深圳') AS big_city,
  month(birthday) = 11 AS o1,
  lifecycle = 'sleeping' AND abc IN ('A', 'B') AS o2,
  trend < 0.5 AND spend >= 3000 AS o3,
  DATE '2026-10-31' - joined_on <= 90 AS o4,
  luxury >= 3000 AS o5,
  platinum AS o6,
  years BETWEEN 18 AND 25 AND frequency >= 2 AS o7,
  f >= 4 AND lifecycle = 'active' AND variety >= 3 AND basket >= 200 AS o8,
  CASE WHEN abc = 'A' AND lifecycle IN ('sleeping', 'lost') THEN 'rescue' WHEN abc = 'A' THEN 'keep' WHEN abc = 'B' THEN 'cross' ELSE 'standard' END AS care
FROM scored;

COPY (
  SELECT customer_id,
    CASE tier_rule WHEN 'star' THEN CASE WHEN big_city THEN 'weekly' ELSE 'every 2 weeks' END WHEN 'cow' THEN 'monthly'
      WHEN 'volcano' THEN 'quarterly' END AS visit,
    'visits: ' || CASE tier_rule WHEN 'star' THEN CASE WHEN big_city THEN 'key_account' ELSE 'star' END WHEN 'cow' THEN 'cow'
      WHEN 'volcano' THEN 'volcano' END AS "visit rule",
    (CASE WHEN returns >= 3 THEN NULL WHEN o3 THEN 0.20 WHEN o2 THEN 0.15 WHEN o1 THEN 0.10 WHEN o4 THEN 0.05 END)::DECIMAL(2, 2) AS offer,
    CASE WHEN returns >= 3 THEN NULL WHEN o3 THEN '14 days' WHEN o2 THEN '30 days' WHEN o1 THEN '30 days' WHEN o4 THEN '60 days' END AS "offer for",
    CASE WHEN returns >= 3 THEN NULL WHEN o3 THEN 'offers: slowing' WHEN o2 THEN 'offers: wake' WHEN o1 THEN 'offers: birthday' WHEN o4 THEN 'offers: welcome' END AS "offer rule",
    CASE WHEN NOT coalesce(consent, false) THEN NULL WHEN o1 THEN '生日快乐' WHEN o2 THEN '想念您' WHEN o4 THEN '欢迎' WHEN o7 THEN '学生礼遇' END AS message,
    CASE WHEN NOT coalesce(consent, false) THEN NULL WHEN o1 OR o2 THEN 'wechat' WHEN o4 THEN 'sms' WHEN o7 THEN 'wechat' END AS "message by",
    CASE WHEN NOT coalesce(consent, false) THEN NULL WHEN o1 THEN 'offers: birthday' WHEN o2 THEN 'offers: wake' WHEN o4 THEN 'offers: welcome' WHEN o7 THEN 'offers: young' END AS "message rule",
    nullif(list_filter([CASE WHEN o3 THEN 'call: spending halved' END, CASE WHEN o5 THEN 'invite to the counter event' END,
      CASE WHEN o6 THEN 'thank in person' END, CASE care WHEN 'rescue' THEN 'win back in person' WHEN 'keep' THEN 'personal adviser'
      WHEN 'cross' THEN 'second brand sample' END], lambda x: x IS NOT NULL), []) AS task,
    nullif(list_filter([CASE WHEN o3 THEN 'offers: slowing' END, CASE WHEN o5 THEN 'offers: luxury' END,
      CASE WHEN o6 THEN 'offers: platinum' END, CASE WHEN care <> 'standard' THEN 'care: ' || care END], lambda x: x IS NOT NULL), []) AS "task rule",
    CASE WHEN o6 THEN 1000 WHEN o5 THEN 500 WHEN o8 THEN 300 WHEN o7 THEN 200 END AS points,
    CASE WHEN o6 THEN 'offers: platinum' WHEN o5 THEN 'offers: luxury' WHEN o8 THEN 'offers: explorer' WHEN o7 THEN 'offers: young' END AS "points rule",
    CASE tier_rule WHEN 'otherwise' THEN 'dog' ELSE tier_rule END AS tier,
    'tiers: ' || tier_rule AS "tier rule"
  FROM tiers ORDER BY customer_id
) TO '{out}/decisions.parquet' (FORMAT parquet);

COPY (
  SELECT customer_id, policy, rule FROM (
    SELECT customer_id, 'tiers' AS policy, tier_rule AS rule, 1 AS place FROM tiers
    UNION ALL SELECT customer_id, 'visits', CASE tier_rule WHEN 'star' THEN CASE WHEN big_city THEN 'key_account' ELSE 'star' END
      WHEN 'cow' THEN 'cow' ELSE 'volcano' END, 2 FROM tiers WHERE tier_rule <> 'otherwise'
    UNION ALL SELECT customer_id, 'offers', 'birthday', 3 FROM tiers WHERE o1
    UNION ALL SELECT customer_id, 'offers', 'wake', 4 FROM tiers WHERE o2
    UNION ALL SELECT customer_id, 'offers', 'slowing', 5 FROM tiers WHERE o3
    UNION ALL SELECT customer_id, 'offers', 'welcome', 6 FROM tiers WHERE o4
    UNION ALL SELECT customer_id, 'offers', 'luxury', 7 FROM tiers WHERE o5
    UNION ALL SELECT customer_id, 'offers', 'platinum', 8 FROM tiers WHERE o6
    UNION ALL SELECT customer_id, 'offers', 'young', 9 FROM tiers WHERE o7
    UNION ALL SELECT customer_id, 'offers', 'explorer', 10 FROM tiers WHERE o8
    UNION ALL SELECT customer_id, 'care', care, 11 FROM tiers
  ) ORDER BY customer_id, place
) TO '{out}/matches.parquet' (FORMAT parquet);

COPY (
  SELECT customer_id, tier_rule AS rule, CASE tier_rule WHEN 'otherwise' THEN 'dog' ELSE tier_rule END AS tier,
    CASE tier_rule WHEN 'star' THEN 'recent, frequent and high spending' WHEN 'cow' THEN 'carries our sales'
      WHEN 'volcano' THEN 'spends much, comes rarely' END AS because
  FROM tiers ORDER BY customer_id
) TO '{out}/tiers.parquet' (FORMAT parquet);

COPY (
  SELECT customer_id, CASE tier_rule WHEN 'star' THEN CASE WHEN big_city THEN 'key_account' ELSE 'star' END ELSE tier_rule END AS rule,
    CASE tier_rule WHEN 'star' THEN CASE WHEN big_city THEN 'weekly' ELSE 'every 2 weeks' END WHEN 'cow' THEN 'monthly' ELSE 'quarterly' END AS visit,
    CASE WHEN tier_rule = 'star' AND big_city THEN 'high value: keep warm' END AS because
  FROM tiers WHERE tier_rule <> 'otherwise' ORDER BY customer_id
) TO '{out}/visits.parquet' (FORMAT parquet);

COPY (
  SELECT customer_id, rule, offer, offer_for, message, message_by, task, points, because FROM (
    SELECT customer_id, 1 AS place, 'birthday' AS rule, 0.10 AS offer, '30 days' AS offer_for, '生日快乐' AS message, 'wechat' AS message_by,
      NULL AS task, NULL AS points, 'birthday next month' AS because FROM tiers WHERE o1
    UNION ALL SELECT customer_id, 2, 'wake', 0.15, '30 days', '想念您', 'wechat', NULL, NULL, NULL FROM tiers WHERE o2
    UNION ALL SELECT customer_id, 3, 'slowing', 0.20, '14 days', NULL, NULL, 'call: spending halved', NULL, NULL FROM tiers WHERE o3
    UNION ALL SELECT customer_id, 4, 'welcome', 0.05, '60 days', '欢迎', 'sms', NULL, NULL, NULL FROM tiers WHERE o4
    UNION ALL SELECT customer_id, 5, 'luxury', NULL, NULL, NULL, NULL, 'invite to the counter event', 500, NULL FROM tiers WHERE o5
    UNION ALL SELECT customer_id, 6, 'platinum', NULL, NULL, NULL, NULL, 'thank in person', 1000, NULL FROM tiers WHERE o6
    UNION ALL SELECT customer_id, 7, 'young', NULL, NULL, '学生礼遇', 'wechat', NULL, 200, NULL FROM tiers WHERE o7
    UNION ALL SELECT customer_id, 8, 'explorer', NULL, NULL, NULL, NULL, NULL, 300, NULL FROM tiers WHERE o8
  ) ORDER BY customer_id, place
) TO '{out}/offers.parquet' (FORMAT parquet);

COPY (
  SELECT customer_id, care AS rule, CASE care WHEN 'rescue' THEN 'win back in person' WHEN 'keep' THEN 'personal adviser'
    WHEN 'cross' THEN 'second brand sample' END AS task
  FROM tiers ORDER BY customer_id
) TO '{out}/care.parquet' (FORMAT parquet);
