import type { DiagnosticKind } from '../kind.ts';

/** PTN6130–6149 running on Apache Spark. */
export const sparkCodes = {
  PTN6130: {
    severity: 'error',
    name: 'no-spark',
    message: { en: 'There is no Apache Spark on this machine.', 'zh-CN': '这台机器上没有 Apache Spark。' },
    help: {
      en: 'Install it (pip install pyspark), or say in SPARK_HOME where it is.',
      'zh-CN': '请安装它（pip install pyspark），或用 SPARK_HOME 指明位置。',
    },
  },
  PTN6131: {
    severity: 'error',
    name: 'no-java',
    message: { en: 'There is no Java, which Spark needs.', 'zh-CN': '没有 Spark 所需的 Java。' },
    help: {
      en: 'Install Java 17 or later, or say in JAVA_HOME where it is.',
      'zh-CN': '请安装 Java 17 或更高版本，或用 JAVA_HOME 指明位置。',
    },
  },
  PTN6132: {
    severity: 'error',
    name: 'spark-not-started',
    message: { en: 'Spark did not start on “{place}”.', 'zh-CN': '无法在“{place}”上启动 Spark。' },
    help: {
      en: 'Is the master right, and does it take work from here? What Spark said is in “{log}”.',
      'zh-CN': '主节点地址对吗？它接受这里提交的任务吗？Spark 的输出在“{log}”。',
    },
  },
  PTN6133: {
    severity: 'error',
    name: 'spark-ended',
    message: {
      en: 'Spark ended on “{place}” before the work was done.',
      'zh-CN': '“{place}”上的 Spark 在完成之前就结束了。',
    },
    help: {
      en: 'Somebody may have stopped it, or it ran out of memory: what it said is in “{log}”. Nothing was written.',
      'zh-CN': '可能被人停止，或内存不足：它的输出在“{log}”。没有写入任何内容。',
    },
  },
  PTN6134: {
    severity: 'error',
    name: 'folder-of-others',
    message: {
      en: 'There is “{folder}” already, and Patron did not write it.',
      'zh-CN': '“{folder}”已经存在，而且不是 Patron 写的。',
    },
    help: {
      en: 'Choose another folder, or remove this one.',
      'zh-CN': '请换一个文件夹，或先删除它。',
    },
  },
  PTN6135: {
    severity: 'error',
    name: 'spark-job-failed',
    message: { en: 'The job on “{place}” failed ({code}).', 'zh-CN': '“{place}”上的任务失败了（{code}）。' },
    help: {
      en: 'What Spark said is in “{log}”, which may hold values of customers. Nothing was written.',
      'zh-CN': 'Spark 的输出在“{log}”，其中可能有客户数据。没有写入任何内容。',
    },
  },
} satisfies Record<`PTN61${string}`, DiagnosticKind>;
