-- What an analyst would write by hand for the decisions of samples/loreal/loreal.patron, as one statement that DuckDB and PostgreSQL take.
WITH totals AS (
  SELECT o.customer_id,
    max(ordered_at) FILTER (WHERE total > 0) AS latest,
    count(*) FILTER (WHERE total > 0 AND ordered_at >= DATE '2025-11-01') AS frequency,
    coalesce(sum(total) FILTER (WHERE ordered_at >= DATE '2025-11-01'), 0) AS spend,
    sum(total) AS lifetime,
    coalesce(sum(total) FILTER (WHERE ordered_at >= DATE '2025-11-01' AND b.level = 'luxury'), 0) AS luxury,
    sum(total) FILTER (WHERE total > 0 AND ordered_at >= DATE '2025-11-01') AS bought,
    coalesce(sum(total) FILTER (WHERE ordered_at >= DATE '2026-08-01'), 0) AS recent,
    coalesce(sum(total) FILTER (WHERE ordered_at >= DATE '2026-05-01' AND ordered_at < DATE '2026-08-01'), 0) AS earlier,
    count(*) FILTER (WHERE total < 0 AND ordered_at >= DATE '2025-11-01') AS returns,
    count(DISTINCT o.brand) FILTER (WHERE ordered_at >= DATE '2025-11-01') AS variety
  FROM orders o LEFT JOIN brands b ON b.brand = o.brand
  WHERE ordered_at < DATE '2026-11-01'
  GROUP BY o.customer_id
), facts AS (
  SELECT c.customer_id, c.name, c.city, c.birthday, c.joined_on, c.consent,
    DATE '2026-10-31' - CAST(latest AS DATE) AS recency,
    coalesce(frequency, 0) AS frequency,
    coalesce(spend, 0) AS spend,
    coalesce(lifetime, 0) AS lifetime,
    coalesce(luxury, 0) AS luxury,
    CAST(bought AS DOUBLE PRECISION) / nullif(frequency, 0) AS basket,
    CAST(recent AS DOUBLE PRECISION) / nullif(CAST(earlier AS DOUBLE PRECISION), 0) AS trend,
    coalesce(returns, 0) AS returns,
    coalesce(variety, 0) AS variety,
    2026 - extract(year FROM birthday)
      - CASE WHEN extract(month FROM birthday) * 100 + extract(day FROM birthday) > 1031 THEN 1 ELSE 0 END AS years
  FROM customers c LEFT JOIN totals t ON t.customer_id = c.customer_id
), shares AS (
  SELECT spend, sum(sum(greatest(spend, 0))) OVER (ORDER BY spend DESC) - sum(greatest(spend, 0)) AS held,
    sum(sum(greatest(spend, 0))) OVER () AS total
  FROM facts GROUP BY spend
), abc AS (
  SELECT min(spend) FILTER (WHERE spend > 0 AND held * 100 < total * 75) AS a,
    min(spend) FILTER (WHERE spend > 0 AND held * 100 < total * 95) AS b
  FROM shares
), ranked AS (
  SELECT f.*,
    rank() OVER (PARTITION BY recency IS NULL ORDER BY recency DESC) AS recency_rank,
    count(recency) OVER () AS recencies,
    rank() OVER (PARTITION BY frequency > 0 ORDER BY frequency) AS frequency_rank,
    count(CASE WHEN frequency > 0 THEN 1 END) OVER () AS buyers,
    rank() OVER (PARTITION BY spend > 0 ORDER BY spend) AS spend_rank,
    count(CASE WHEN spend > 0 THEN 1 END) OVER () AS spenders,
    count(*) OVER (ORDER BY lifetime DESC) AS at_or_above,
    count(*) OVER () AS customers
  FROM facts f
), scored AS (
  SELECT r.*,
    CASE WHEN recency IS NOT NULL THEN 1 + floor((recency_rank - 1) * 5 / CAST(recencies AS DOUBLE PRECISION)) END AS r,
    CASE WHEN frequency > 0 THEN 1 + floor((frequency_rank - 1) * 5 / CAST(buyers AS DOUBLE PRECISION)) ELSE 1 END AS f,
    CASE WHEN spend > 0 THEN 1 + floor((spend_rank - 1) * 5 / CAST(spenders AS DOUBLE PRECISION)) ELSE 1 END AS m,
    CASE WHEN spend >= a THEN 'A' WHEN spend >= b THEN 'B' ELSE 'C' END AS abc,
    at_or_above * 20 <= customers AS platinum,
    CASE WHEN recency IS NULL THEN 'prospect' WHEN recency <= 90 THEN 'active' WHEN recency <= 180 THEN 'sleeping' ELSE 'lost' END AS lifecycle
  FROM ranked r CROSS JOIN abc
), tiers AS (
  SELECT *,
    CASE WHEN r >= 4 AND f >= 4 AND m >= 4 THEN 'star' WHEN abc = 'A' AND lifecycle = 'active' THEN 'cow'
      WHEN m >= 4 AND f < 4 THEN 'volcano' ELSE 'otherwise' END AS tier_rule,
    city IN ('上海', '北京', '广州', '深圳') AS big_city,
    extract(month FROM birthday) = 11 AS o1,
    lifecycle = 'sleeping' AND abc IN ('A', 'B') AS o2,
    trend < 0.5 AND spend >= 3000 AS o3,
    DATE '2026-10-31' - joined_on <= 90 AS o4,
    luxury >= 3000 AS o5,
    platinum AS o6,
    years BETWEEN 18 AND 25 AND frequency >= 2 AS o7,
    f >= 4 AND lifecycle = 'active' AND variety >= 3 AND basket >= 200 AS o8,
    CASE WHEN abc = 'A' AND lifecycle IN ('sleeping', 'lost') THEN 'rescue' WHEN abc = 'A' THEN 'keep' WHEN abc = 'B' THEN 'cross' ELSE 'standard' END AS care
  FROM scored
)
SELECT customer_id AS "key",
  CASE tier_rule WHEN 'star' THEN CASE WHEN big_city THEN 'weekly' ELSE 'every 2 weeks' END WHEN 'cow' THEN 'monthly'
    WHEN 'volcano' THEN 'quarterly' END AS visit,
  'visits: ' || CASE tier_rule WHEN 'star' THEN CASE WHEN big_city THEN 'key_account' ELSE 'star' END WHEN 'cow' THEN 'cow'
    WHEN 'volcano' THEN 'volcano' END AS "visit rule",
  CAST(CASE WHEN returns >= 3 THEN NULL WHEN o3 THEN 0.20 WHEN o2 THEN 0.15 WHEN o1 THEN 0.10 WHEN o4 THEN 0.05 END AS DECIMAL(2, 2)) AS offer,
  CASE WHEN returns >= 3 THEN NULL WHEN o3 THEN '14 days' WHEN o2 THEN '30 days' WHEN o1 THEN '30 days' WHEN o4 THEN '60 days' END AS "offer for",
  CASE WHEN returns >= 3 THEN NULL WHEN o3 THEN 'offers: slowing' WHEN o2 THEN 'offers: wake' WHEN o1 THEN 'offers: birthday' WHEN o4 THEN 'offers: welcome' END AS "offer rule",
  CASE WHEN NOT coalesce(consent, false) THEN NULL WHEN o1 THEN '生日快乐' WHEN o2 THEN '想念您' WHEN o4 THEN '欢迎' WHEN o7 THEN '学生礼遇' END AS message,
  CASE WHEN NOT coalesce(consent, false) THEN NULL WHEN o1 OR o2 THEN 'wechat' WHEN o4 THEN 'sms' WHEN o7 THEN 'wechat' END AS "message by",
  CASE WHEN NOT coalesce(consent, false) THEN NULL WHEN o1 THEN 'offers: birthday' WHEN o2 THEN 'offers: wake' WHEN o4 THEN 'offers: welcome' WHEN o7 THEN 'offers: young' END AS "message rule",
  nullif(concat_ws('; ', CASE WHEN o3 THEN 'call: spending halved' END, CASE WHEN o5 THEN 'invite to the counter event' END,
    CASE WHEN o6 THEN 'thank in person' END, CASE care WHEN 'rescue' THEN 'win back in person' WHEN 'keep' THEN 'personal adviser'
    WHEN 'cross' THEN 'second brand sample' END), '') AS task,
  nullif(concat_ws('; ', CASE WHEN o3 THEN 'offers: slowing' END, CASE WHEN o5 THEN 'offers: luxury' END,
    CASE WHEN o6 THEN 'offers: platinum' END, CASE WHEN care <> 'standard' THEN 'care: ' || care END), '') AS "task rule",
  CASE WHEN o6 THEN 1000 WHEN o5 THEN 500 WHEN o8 THEN 300 WHEN o7 THEN 200 END AS points,
  CASE WHEN o6 THEN 'offers: platinum' WHEN o5 THEN 'offers: luxury' WHEN o8 THEN 'offers: explorer' WHEN o7 THEN 'offers: young' END AS "points rule",
  CASE tier_rule WHEN 'otherwise' THEN 'dog' ELSE tier_rule END AS tier,
  'tiers: ' || tier_rule AS "tier rule"
FROM tiers
