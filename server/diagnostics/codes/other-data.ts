import type { DiagnosticKind } from '../kind.ts';

/** Policies about other data than customers. */
export const otherDataCodes = {
  PTN4140: {
    severity: 'error',
    name: 'policy-for-such-data',
    message: {
      en: 'Nothing can be decided about “{data}”: it lies neither above nor below “{subject}”.',
      'zh-CN': '不能针对“{data}”做决策：它既不在“{subject}”之上，也不在其之下。',
    },
    help: {
      en: 'A policy is for “{subject}”, for data above them, such as accounts, or for data below them, such as orders.',
      'zh-CN': '策略可以针对“{subject}”、它们之上的数据（如企业账户），或它们之下的数据（如订单）。',
    },
  },
  PTN4141: {
    severity: 'error',
    name: 'policy-for-data-without-key',
    message: {
      en: 'The rows of “{data}” have no key: it could not be said which of them a decision is about.',
      'zh-CN': '“{data}”的数据行没有主键，无法说明一个决策属于哪一行。',
    },
    help: {
      en: 'Write “key …” with the column that tells its rows apart into “data {data}”.',
      'zh-CN': '请在“data {data}”中用“key …”写明能区分各行的列。',
    },
  },
  PTN4142: {
    severity: 'error',
    name: 'one-of-many',
    message: {
      en: 'One of the “{data}” may have many “{of}”: which “{name}” is meant?',
      'zh-CN': '“{data}”中的一行可能有多个“{of}”：要用哪一个的“{name}”？',
    },
    help: {
      en: 'Count them or add them up: “count of {of} where …”, “highest {path}”.',
      'zh-CN': '请汇总：“count of {of} where …”“highest {path}”。',
    },
  },
  PTN4143: {
    severity: 'error',
    name: 'computed-for-the-customer',
    message: {
      en: '“{found}” is computed for a customer, and these rules look at one of the “{data}” at a time.',
      'zh-CN': '“{found}”是针对客户计算的，而这些规则每次只看“{data}”中的一行。',
    },
    help: {
      en: 'Declare it as a metric, and use its name here; only what belongs to the row itself can be counted here.',
      'zh-CN': '请先把它声明为指标，再在这里使用名称；这里只能统计属于这一行的数据。',
    },
  },
  PTN4144: {
    severity: 'error',
    name: 'decided-elsewhere',
    message: {
      en: '“{action}” is decided for each of the “{data}”, not for customers.',
      'zh-CN': '“{action}”是针对“{data}”的每一行决定的，不是针对客户。',
    },
    help: {
      en: 'Rules see what is decided for the customer. To use it here as well, decide it in a policy for customers.',
      'zh-CN': '规则只能看到针对客户的决策。如果这里也要使用，请在针对客户的策略中决定它。',
    },
  },
  PTN4145: {
    severity: 'error',
    name: 'guard-about-customers',
    message: {
      en: 'This guard asks about a customer, and “{policy}” decides “{action}” for “{data}”, each of which may have many.',
      'zh-CN': '这条护栏问的是客户，而“{policy}”针对“{data}”决定“{action}”，其中一行可能有多个客户。',
    },
    help: {
      en: 'Use another action for “{data}”, and guard it in its own rules; or let the guard name columns of “{data}”.',
      'zh-CN': '请为“{data}”使用另一个动作，并在它自己的规则中设防；或者让护栏使用“{data}”的列。',
    },
  },
  PTN4146: {
    severity: 'error',
    name: 'test-of-which-row',
    message: {
      en: '“{action}” is decided for each of the “{data}”: the test gives {rows} of them.',
      'zh-CN': '“{action}”是针对“{data}”的每一行决定的，而这个测试给出了 {rows} 行。',
    },
    help: {
      en: 'Give exactly one: “given {data} (…)”.',
      'zh-CN': '请恰好给出一行：“given {data} (…)”。',
    },
  },
  PTN4147: {
    severity: 'error',
    name: 'test-above-customers',
    message: {
      en: 'A test is about one customer, and “{action}” is decided for “{data}”, each of which may have many.',
      'zh-CN': '测试针对一位客户，而“{action}”是针对“{data}”决定的，其中一行可能有多个客户。',
    },
    help: {
      en: 'Look at it with “patron explain --of {data}”.',
      'zh-CN': '请用“patron explain --of {data}”查看。',
    },
  },
  PTN5030: {
    severity: 'error',
    name: 'repeated-key-of-decisions',
    message: {
      en: '{rows} rows of “{data}” share their key with another one, and decisions are made about each row.',
      'zh-CN': '“{data}”中有 {rows} 行的主键重复，而决策是针对每一行做出的。',
    },
    help: {
      en: 'Leave each key once in the data, or name the column that tells the rows apart as “key”.',
      'zh-CN': '请让每个主键在数据中只出现一次，或把能区分各行的列写为“key”。',
    },
  },
  PTN5031: {
    severity: 'error',
    name: 'missing-key-of-decisions',
    message: {
      en: 'Decisions are made about each row of “{data}”, and this many have no key: {rows}.',
      'zh-CN': '“{data}”中有 {rows} 行没有主键，而决策是针对每一行做出的。',
    },
    help: {
      en: 'Fill in the key of every row, or name another column as “key”.',
      'zh-CN': '请为每一行填上主键，或把另一列写为“key”。',
    },
  },
} satisfies Record<string, DiagnosticKind>;
