"""One Spark session: a line of JSON on stdin is a request, a line of JSON on stdout its answer.

A request is {"run": [statements]} or {"rows": query}. A query runs twice, with settings that differ in all that an answer must not depend on; with
PATRON_SPARK_ONCE=1 the settings take turns.
"""

import json
import os
import sys

from pyspark.sql import SparkSession

SETTINGS = [
    {
        "spark.sql.ansi.enabled": "true",
        "spark.sql.session.timeZone": "America/St_Johns",
        "spark.sql.decimalOperations.allowPrecisionLoss": "true",
        "spark.sql.caseSensitive": "false",
        "spark.sql.codegen.wholeStage": "true",
        "spark.sql.codegen.factoryMode": "FALLBACK",
    },
    {
        "spark.sql.ansi.enabled": "false",
        "spark.sql.session.timeZone": "Asia/Shanghai",
        "spark.sql.decimalOperations.allowPrecisionLoss": "false",
        "spark.sql.caseSensitive": "true",
        "spark.sql.codegen.wholeStage": "false",
        "spark.sql.codegen.factoryMode": "NO_CODEGEN",
    },
]


def main():
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    spark = start()
    for line in sys.stdin:
        answers.write(json.dumps(answer(spark, json.loads(line))) + "\n")
        answers.flush()
    spark.stop()


def start():
    builder = SparkSession.builder.master("local[2]").appName("tests")
    own = {
        "spark.ui.enabled": "false",
        "spark.sql.shuffle.partitions": "2",
        "spark.sql.adaptive.enabled": "false",
        "spark.sql.analyzer.maxIterations": "10000",
        "spark.default.parallelism": "2",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.driver.memory": "3g",
        "spark.log.level": "OFF",
        "spark.sql.warehouse.dir": os.path.join(os.environ["PATRON_SPARK_FOLDER"], "warehouse"),
        "spark.local.dir": os.environ["PATRON_SPARK_FOLDER"],
    }
    for name, value in own.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()


def answer(spark, request):
    try:
        if "run" in request:
            for statement in request["run"]:
                spark.sql(statement)
            return {"rows": []}
        return both(spark, request["rows"])
    except Exception as error:
        return {"error": str(error)}


def both(spark, query):
    if os.environ.get("PATRON_SPARK_ONCE") == "1":
        SETTINGS.reverse()
        return once(spark, SETTINGS[0], query)
    one, other = [once(spark, settings, query) for settings in SETTINGS]
    if one == other or ("error" in one and "error" in other):
        return one
    return {"error": "the settings of the session decide: " + json.dumps([one, other], ensure_ascii=False)[:2000]}


def once(spark, settings, query):
    for name, value in settings.items():
        spark.conf.set(name, value)
    try:
        return {"rows": [list(row) for row in spark.sql(query).collect()]}
    except Exception as error:
        return {"error": str(error)}


main()
