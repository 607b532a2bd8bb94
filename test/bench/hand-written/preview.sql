-- What an analyst would write by hand over a table of the same metrics: how many customers each rule of samples/loreal/loreal.patron decides, takes
-- from another and passes over, their money, and who moves between the tiers.
WITH matched AS (
  SELECT spend, saved_tier,
    coalesce(r >= 4 AND f >= 4 AND m >= {threshold}, FALSE) AS star,
    abc = 'A' AND lifecycle = 'active' AS cow,
    m >= 4 AND f < 4 AS volcano,
    r IS NULL AND f >= 4 AND m >= {threshold} AS star_passed,
    city IN ('上海', '北京', '广州', '深圳') AS big_city,
    coalesce(month(birthday) = 11, FALSE) AS o1, birthday IS NULL AS o1_passed,
    lifecycle = 'sleeping' AND abc IN ('A', 'B') AS o2,
    coalesce(trend < 0.5 AND spend >= 3000, FALSE) AS o3, trend IS NULL AND spend >= 3000 AS o3_passed,
    coalesce(DATE '2026-10-31' - joined_on <= 90, FALSE) AS o4, joined_on IS NULL AS o4_passed,
    luxury >= 3000 AS o5,
    platinum AS o6,
    coalesce(years BETWEEN 18 AND 25 AND frequency >= 2, FALSE) AS o7, years IS NULL AND frequency >= 2 AS o7_passed,
    coalesce(f >= 4 AND lifecycle = 'active' AND variety >= 3 AND basket >= 200, FALSE) AS o8,
    basket IS NULL AND f >= 4 AND lifecycle = 'active' AND variety >= 3 AS o8_passed,
    abc = 'A' AND lifecycle IN ('sleeping', 'lost') AS c1,
    abc = 'A' AND lifecycle IN ('active', 'prospect') AS c2,
    abc = 'B' AS c3,
    abc = 'C' AS c4,
    NOT coalesce(consent, FALSE) AS silent,
    returns >= 3 AS returner
  FROM scored
), decided AS (
  SELECT *,
    CASE WHEN star THEN 'star' WHEN cow THEN 'cow' WHEN volcano THEN 'volcano' ELSE 'dog' END AS tier,
    c1::INT + c2::INT + c3::INT + c4::INT AS cares,
    o1 OR o2 OR o4 OR o7 AS messaged,
    o1 OR o2 OR o3 OR o4 AS offered
  FROM matched
)
SELECT count(*), sum(spend), {counts}
FROM decided
