/**
 * The program that Spark runs, in the language that every Spark takes as it is. It connects back to whoever started it, and answers requests, one line of
 * JSON each, until the connection ends; whatever it does then is stopped, and a folder that was not finished is removed.
 */
export const driverScript = String.raw`"""The rules of Patron on Apache Spark: answers requests until the connection ends."""

import json
import os
import queue
import socket
import threading
import traceback
import uuid

from pyspark.sql import Observation, SparkSession
from pyspark.sql.functions import count, lit

PROGRESS_SECONDS = 0.5
ROWS_AT_ONCE = 500
TICK = chr(96)
WAREHOUSE = "spark-warehouse"
MARK = "/_made_by_patron"


class Connection:
    def __init__(self):
        self.socket = socket.create_connection(("127.0.0.1", int(os.environ["PATRON_SPARK_PORT"])))
        self.lines = self.socket.makefile("r", encoding="utf-8")
        self.lock = threading.Lock()
        self.socket.sendall((os.environ["PATRON_SPARK_SECRET"] + "\n").encode("ascii"))

    def send(self, answer):
        line = json.dumps(answer, ensure_ascii=True) + "\n"
        with self.lock:
            self.socket.sendall(line.encode("utf-8"))


def main():
    connection = Connection()
    had_warehouse = os.path.exists(WAREHOUSE)
    spark = SparkSession.builder.getOrCreate()
    spark.sparkContext.setLocalProperty("spark.job.interruptOnCancel", "true")
    requests = queue.Queue()
    threading.Thread(target=read, args=(connection, spark, requests), daemon=True).start()
    threading.Thread(target=watch, args=(connection, spark), daemon=True).start()
    connection.send({"version": spark.version})
    for request in iter(requests.get, None):
        try:
            answer = ANSWERS[request["do"]](spark, request, connection)
            connection.send({"answer": answer})
        except Exception as error:
            traceback.print_exc()
            connection.send({"error": reason(error)})
    spark.stop()
    if not had_warehouse:
        remove_empty(WAREHOUSE)


def remove_empty(folder):
    """Spark makes it wherever it is started, also where it keeps no tables."""
    try:
        os.rmdir(folder)
    except OSError:
        pass


def read(connection, spark, requests):
    """At the end of the connection nobody is left to be told anything: what runs is stopped, also what is still planned, and cleans up behind itself."""
    try:
        for line in connection.lines:
            requests.put(json.loads(line))
    except OSError:
        pass
    requests.put(None)
    pause = threading.Event()
    while not pause.wait(0.2):
        spark.sparkContext.cancelAllJobs()


def watch(connection, spark):
    tracker = spark.sparkContext.statusTracker()
    pause = threading.Event()
    while not pause.wait(PROGRESS_SECONDS):
        stages = [tracker.getStageInfo(stage) for job in tracker.getActiveJobsIds() for stage in stages_of(tracker, job)]
        tasks = sum(stage.numTasks for stage in stages if stage)
        done = sum(stage.numCompletedTasks for stage in stages if stage)
        if tasks > 0:
            try:
                connection.send({"share": done / tasks})
            except OSError:
                return


def stages_of(tracker, job):
    info = tracker.getJobInfo(job)
    return info.stageIds if info else []


def reason(error):
    """The kind of error, and what it says; a message may hold values of customers, and goes no further than the log."""
    kind = ""
    for name in ("getCondition", "getErrorClass"):
        if not kind and hasattr(error, name):
            kind = getattr(error, name)() or ""
    return {"type": type(error).__name__, "kind": kind, "message": str(error)}


def quoted(parts):
    return ".".join(TICK + part.replace(TICK, TICK + TICK) + TICK for part in parts)


def tables(spark, request, connection):
    return [[table.name] for table in spark.catalog.listTables()]


def columns(spark, request, connection):
    schema = spark.sql("SELECT * FROM " + quoted(request["table"])).schema
    return [[field.name, field.dataType.simpleString()] for field in schema]


def zone(spark, request, connection):
    spark.conf.set("spark.sql.session.timeZone", request["zone"])


def rows(spark, request, connection):
    some = []
    for row in spark.sql(request["query"]).toLocalIterator(prefetchPartitions=True):
        some.append(list(row))
        if len(some) == ROWS_AT_ONCE:
            connection.send({"rows": some})
            some = []
    connection.send({"rows": some})


def keep(spark, request, connection):
    """As a table that says of itself who made it; the one before stays until the new one is there."""
    table, mark = request["table"], request["mark"]
    here = exists(spark, table)
    if here and spark.sql("SHOW TBLPROPERTIES " + quoted(table) + " ('patron.made')").collect()[0][1] != mark:
        return {"isOfOthers": True}
    new = table[:-1] + ["patron_new_" + uuid.uuid4().hex]
    properties = " USING PARQUET TBLPROPERTIES ('patron.made' = '" + mark.replace("'", "\\'") + "') AS "
    try:
        spark.sql("CREATE TABLE " + quoted(new) + properties + request["query"])
        rows = spark.table(quoted(new)).count()
        if here:
            spark.sql("DROP TABLE " + quoted(table))
        spark.sql("ALTER TABLE " + quoted(new) + " RENAME TO " + quoted(table))
        return {"rows": rows}
    finally:
        spark.sql("DROP TABLE IF EXISTS " + quoted(new))


def exists(spark, table):
    return spark.catalog.tableExists(quoted(table))


def write(spark, request, connection):
    """As a folder of Parquet that appears when it is finished, under a name of its own until then; only one that an earlier run wrote is replaced."""
    path = spark.sparkContext._jvm.org.apache.hadoop.fs.Path
    target, partial, before = (path(request["folder"] + end) for end in ("", request["part"], request["part"] + "-old"))
    system = target.getFileSystem(spark.sparkContext._jsc.hadoopConfiguration())
    here = system.exists(target)
    if here and not system.exists(path(request["folder"] + MARK)):
        return {"isOfOthers": True}
    try:
        written = Observation()
        counted = spark.sql(request["query"]).observe(written, count(lit(1)).alias("rows"))
        counted.write.parquet(partial.toString())
        system.create(path(partial.toString() + MARK)).close()
        if here:
            system.rename(target, before)
        if not system.rename(partial, target):
            raise OSError("the folder cannot be renamed")
        return {"rows": written.get["rows"]}
    finally:
        if system.exists(before) and not system.exists(target):
            system.rename(before, target)
        for each in (partial, before):
            system.delete(each, True)


ANSWERS = {"tables": tables, "columns": columns, "zone": zone, "rows": rows, "keep": keep, "write": write}

main()
`;
