import type { DiagnosticKind } from '../kind.ts';

/** PTN400x actions and decisions, PTN402x policies and rules, PTN403x guards and policies together, PTN404x tables, PTN406x tests. */
export const policyCodes = {
  PTN4001: {
    severity: 'error',
    name: 'unknown-action',
    message: { en: 'There is no action “{name}”.', 'zh-CN': '没有名为“{name}”的动作。' },
    help: {
      en: 'Actions are: {actions}. Declare your own with “action”.',
      'zh-CN': '可用的动作：{actions}。也可用“action”声明自己的动作。',
    },
    fix: { en: 'Write “{text}”', 'zh-CN': '改为“{text}”' },
  },
  PTN4002: {
    severity: 'error',
    name: 'not-an-action',
    message: {
      en: '“{name}” is {kind}: only actions can be decided.',
      'zh-CN': '“{name}”是{kind}，只有动作才能被决定。',
    },
    help: { en: 'Actions are: {actions}.', 'zh-CN': '可用的动作：{actions}。' },
    fix: { en: 'Write “{text}”', 'zh-CN': '改为“{text}”' },
  },
  PTN4003: {
    severity: 'error',
    name: 'action-takes-no-value',
    message: { en: '“{action}” takes no value.', 'zh-CN': '动作“{action}”不带取值。' },
    fix: { en: 'Leave the value out', 'zh-CN': '去掉取值' },
  },
  PTN4004: {
    severity: 'error',
    name: 'action-needs-a-value',
    message: { en: '“{action}” needs a value.', 'zh-CN': '动作“{action}”需要一个取值。' },
    help: { en: 'It takes: {type}.', 'zh-CN': '它的取值：{type}。' },
  },
  PTN4005: {
    severity: 'error',
    name: 'unknown-label',
    message: { en: '“{action}” takes nothing with “{label}”.', 'zh-CN': '动作“{action}”没有“{label}”这一项。' },
    help: { en: 'Behind its value may stand: {labels}.', 'zh-CN': '取值后面可以写：{labels}。' },
  },
  PTN4006: {
    severity: 'error',
    name: 'repeated-label',
    message: { en: '“{label}” stands twice behind “{action}”.', 'zh-CN': '“{action}”后面的“{label}”写了两次。' },
  },
  PTN4007: {
    severity: 'error',
    name: 'repeated-decision',
    message: { en: 'This rule decides “{action}” twice.', 'zh-CN': '这条规则对“{action}”决定了两次。' },
    help: { en: 'Keep one of them, or make two rules.', 'zh-CN': '请只保留一个，或拆成两条规则。' },
  },
  PTN4009: {
    severity: 'error',
    name: 'too-many-places',
    message: {
      en: '“{found}” may have more digits after the point than “{action}” keeps ({places}).',
      'zh-CN': '“{found}”的小数位可能超过“{action}”能保留的 {places} 位。',
    },
    help: { en: 'Round it: “(round(…, 2))”.', 'zh-CN': '请先四舍五入，例如“(round(…, 2))”。' },
  },
  PTN4010: {
    severity: 'error',
    name: 'keep-needs-order',
    message: {
      en: '“keep {keep}” needs values that have an order, and those of “{action}” have none.',
      'zh-CN': '“keep {keep}”需要取值有高低之分，而“{action}”的取值没有。',
    },
    help: {
      en: 'Write the values from best to worst with “>”, or use “keep first” or “keep all”.',
      'zh-CN': '请用“>”把取值从高到低写出来，或改用“keep first”“keep all”。',
    },
  },
  PTN4011: {
    severity: 'error',
    name: 'repeated-label-declaration',
    message: { en: '“{action}” declares “{label}” twice.', 'zh-CN': '动作“{action}”的“{label}”声明了两次。' },
  },
  PTN4012: {
    severity: 'error',
    name: 'decisions-too-long',
    message: {
      en: '“{action}” gets {digits} digits before the point here and {places} after it elsewhere: more than one number can hold.',
      'zh-CN': '“{action}”在这里的整数部分有 {digits} 位，在别处的小数有 {places} 位，合起来超过了一个数能容纳的位数。',
    },
    help: {
      en: 'Together at most 38. Decide a smaller number here, or round where it has places: “(round(…, 0))”.',
      'zh-CN': '合起来最多 38 位。请在这里改用较小的数，或对有小数的取值四舍五入，例如“(round(…, 0))”。',
    },
  },

  PTN4020: {
    severity: 'error',
    name: 'policy-without-rules',
    message: { en: '“{name}” has no rules.', 'zh-CN': '“{name}”没有任何规则。' },
    help: { en: 'Add “if … then …” or a table.', 'zh-CN': '请加上“if … then …”或一张表。' },
  },
  PTN4021: {
    severity: 'error',
    name: 'name-of-a-result',
    message: {
      en: 'Neither a policy nor a campaign can be called “{name}”: a file of results has that name.',
      'zh-CN': '策略和营销活动都不能叫“{name}”：有一个结果文件已经叫这个名称。',
    },
  },
  PTN4022: {
    severity: 'error',
    name: 'repeated-rule-name',
    message: { en: 'Two rules of this policy are called “{name}”.', 'zh-CN': '这个策略里有两条规则都叫“{name}”。' },
  },
  PTN4023: {
    severity: 'error',
    name: 'rule-named-by-place',
    message: {
      en: 'A rule cannot be given the name “{name}”: rules without a name are called so by their place.',
      'zh-CN': '规则不能取名为“{name}”：没有名称的规则会按位置这样称呼。',
    },
  },
  PTN4024: {
    severity: 'error',
    name: 'rule-after-otherwise',
    message: {
      en: 'No customer reaches this rule: “otherwise” before it takes everybody.',
      'zh-CN': '没有客户会用到这条规则：前面的“otherwise”已经包括其余所有人。',
    },
    help: { en: 'Put “otherwise” last.', 'zh-CN': '请把“otherwise”放在最后。' },
  },
  PTN4025: {
    severity: 'error',
    name: 'second-otherwise',
    message: {
      en: 'A policy has one “otherwise”, and this is the second.',
      'zh-CN': '一个策略只能有一个“otherwise”，这里是第二个。',
    },
  },
  PTN4026: {
    severity: 'error',
    name: 'exception-after-rules',
    message: { en: '“{kind}” belongs before the first rule.', 'zh-CN': '“{kind}”要写在第一条规则之前。' },
  },
  PTN4027: {
    severity: 'warning',
    name: 'overlaps-without-effect',
    message: {
      en: '“overlaps” changes nothing in a policy with {mode}.',
      'zh-CN': '在“{mode}”的策略里，“overlaps”不起作用。',
    },
    help: { en: 'It belongs to “exactly one match”.', 'zh-CN': '它只用于“exactly one match”。' },
  },
  PTN4028: {
    severity: 'warning',
    name: 'uncovered-without-effect',
    message: {
      en: '“uncovered” changes nothing here: “{name}” covers everybody.',
      'zh-CN': '“uncovered”在这里不起作用：“{name}”已经包括所有人。',
    },
  },
  PTN4029: {
    severity: 'error',
    name: 'rules-beside-policies',
    message: {
      en: 'Rules outside a policy are possible only in a file without policies.',
      'zh-CN': '只有文件里没有策略时，规则才能写在策略之外。',
    },
    help: { en: 'Put “policy NAME” above them.', 'zh-CN': '请在这些规则上面加一行“policy 名称”。' },
  },
  PTN4030: {
    severity: 'error',
    name: 'own-decision',
    message: {
      en: 'The policy “{policy}” decides “{action}” itself, so its conditions cannot use it.',
      'zh-CN': '“{action}”由策略“{policy}”自己决定，它的条件不能再用到“{action}”。',
    },
    help: { en: 'Move these rules into a policy of their own.', 'zh-CN': '请把这些规则移到另一个策略里。' },
  },
  PTN4031: {
    severity: 'error',
    name: 'decision-circle',
    message: { en: 'These decisions wait for each other: {chain}.', 'zh-CN': '这些决策互相等待：{chain}。' },
    help: { en: 'Let one of them do without the other.', 'zh-CN': '请让其中一个不再依赖另一个。' },
  },
  PTN4032: {
    severity: 'warning',
    name: 'never-decided',
    message: {
      en: 'No rule decides “{action}”, so it is always missing here.',
      'zh-CN': '没有规则决定“{action}”，所以它在这里总是缺失。',
    },
  },
  PTN4033: {
    severity: 'warning',
    name: 'repeated-condition',
    message: {
      en: 'This rule has the same condition as “{rule}” above it.',
      'zh-CN': '这条规则的条件与上面的“{rule}”相同。',
    },
    help: {
      en: 'Put both decisions into one rule, or change the condition.',
      'zh-CN': '请把两者的决策合并成一条规则，或修改条件。',
    },
  },
  PTN4034: {
    severity: 'hint',
    name: 'unused-action',
    message: { en: 'No rule decides “{action}”.', 'zh-CN': '没有规则决定动作“{action}”。' },
  },
  PTN4035: {
    severity: 'error',
    name: 'rules-in-used-file',
    message: {
      en: 'Rules outside a policy are possible only in the file that is run, and this one is used by it.',
      'zh-CN': '只有被运行的文件才能把规则写在策略之外，而这个文件是被它引用的。',
    },
    help: { en: 'Put “policy NAME” above them.', 'zh-CN': '请在这些规则上面加一行“policy 名称”。' },
  },
  PTN4036: {
    severity: 'error',
    name: 'file-named-like-a-result',
    message: {
      en: 'These rules form the policy “{name}”, named after the file, but a file of results has that name.',
      'zh-CN': '这些规则组成与文件同名的策略“{name}”，但有一个结果文件已经叫这个名称。',
    },
    help: {
      en: 'Give the file another name, or put “policy NAME” above the rules.',
      'zh-CN': '请给文件换个名称，或在规则上面加一行“policy 名称”。',
    },
  },
  PTN4037: {
    severity: 'error',
    name: 'guard-on-itself',
    message: {
      en: 'Whether “{action}” is withheld cannot depend on “{action}” itself.',
      'zh-CN': '是否禁止“{action}”，不能取决于“{action}”自己。',
    },
    help: {
      en: 'To withhold one value, write “never {action} VALUE when …”.',
      'zh-CN': '只禁止某个取值时，请写“never {action} 取值 when …”。',
    },
  },
  PTN4038: {
    severity: 'warning',
    name: 'guard-without-decision',
    message: {
      en: 'No rule decides “{action}”, so there is nothing to guard.',
      'zh-CN': '没有规则决定“{action}”，这条限制没有作用对象。',
    },
  },

  PTN4040: {
    severity: 'error',
    name: 'repeated-column',
    message: { en: 'The column “{column}” stands here twice.', 'zh-CN': '列“{column}”出现了两次。' },
  },
  PTN4041: {
    severity: 'error',
    name: 'label-column-alone',
    message: {
      en: 'A column for “{action} {label}” needs a column for “{action}”.',
      'zh-CN': '有“{action} {label}”这一列，就要有“{action}”这一列。',
    },
  },
  PTN4042: {
    severity: 'error',
    name: 'table-without-decisions',
    message: {
      en: 'This table decides nothing: right of “||” there is no action.',
      'zh-CN': '这张表不作任何决策：“||”右边没有动作。',
    },
  },
  PTN4043: {
    severity: 'error',
    name: 'open-row',
    message: {
      en: 'A row without any condition takes everybody, so it must be the last.',
      'zh-CN': '没有条件的一行包括所有人，只能放在最后。',
    },
  },
  PTN4044: {
    severity: 'error',
    name: 'label-cell-alone',
    message: {
      en: '“{action}” is not decided in this row, so it has no “{label}”.',
      'zh-CN': '这一行没有决定“{action}”，也就没有它的“{label}”。',
    },
  },
  PTN4045: {
    severity: 'error',
    name: 'cell-of-action-without-value',
    message: {
      en: '“{action}” takes no value: write “yes”, or “-” for nothing.',
      'zh-CN': '动作“{action}”不带取值：请写“yes”，不作决策则写“-”。',
    },
  },
  PTN4046: {
    severity: 'error',
    name: 'rule-cell',
    message: { en: 'In the column “rule” stands the name of a rule.', 'zh-CN': '“rule”这一列要写规则的名称。' },
  },
  PTN4047: {
    severity: 'error',
    name: 'because-cell',
    message: { en: 'In the column “because” stands a text in quotes.', 'zh-CN': '“because”这一列要写带引号的文字。' },
  },

  PTN4060: {
    severity: 'error',
    name: 'test-without-expectation',
    message: { en: 'This test expects nothing.', 'zh-CN': '这个测试没有写期望的结果。' },
    help: { en: 'Say with “expect” what must come out.', 'zh-CN': '请用“expect”写明应有的结果。' },
  },
  PTN4061: {
    severity: 'error',
    name: 'repeated-given',
    message: { en: '“{name}” is given twice.', 'zh-CN': '“{name}”给定了两次。' },
  },
  PTN4062: {
    severity: 'error',
    name: 'not-to-be-given',
    message: { en: '“{name}” is {kind} and cannot be given.', 'zh-CN': '“{name}”是{kind}，不能在测试里给定。' },
    help: {
      en: 'Give metrics, scores, classes, stages, segments, columns, or rows of events.',
      'zh-CN': '可以给定指标、评分、分级、阶段、人群、列，或事件的数据行。',
    },
  },
  PTN4063: {
    severity: 'error',
    name: 'rows-of-no-events',
    message: {
      en: '“{name}” holds no events of a customer, so no rows of it can be given.',
      'zh-CN': '“{name}”不是客户的事件数据，不能给定数据行。',
    },
    help: {
      en: 'Give columns of the customer by their names: “city "Shanghai"”.',
      'zh-CN': '客户自己的列请按列名给定，例如“city "上海"”。',
    },
  },
  PTN4064: {
    severity: 'error',
    name: 'surplus-given-cell',
    message: { en: 'A row of “{data}” has fewer cells than this.', 'zh-CN': '“{data}”的一行没有这么多格。' },
    help: { en: 'Its cells are, in this order: {columns}.', 'zh-CN': '各格依次是：{columns}。' },
  },
  PTN4065: {
    severity: 'warning',
    name: 'given-without-effect',
    message: { en: 'Nothing that is expected here depends on “{name}”.', 'zh-CN': '这里期望的结果都与“{name}”无关。' },
  },
  PTN4066: {
    severity: 'error',
    name: 'expectation-needs-a-value',
    message: { en: 'Say which “{name}” is expected.', 'zh-CN': '请写明期望的“{name}”是多少。' },
    help: {
      en: 'For example “{name} 4”, “{name} >= 4” or “{name} missing”.',
      'zh-CN': '例如“{name} 4”“{name} >= 4”或“{name} missing”。',
    },
  },
  PTN4067: {
    severity: 'error',
    name: 'no-without-action',
    message: {
      en: '“no” stands before an action, and “{name}” is none.',
      'zh-CN': '“no”后面要写动作，而“{name}”不是动作。',
    },
    help: {
      en: 'Write “not {name}” for a segment, “{name} missing” for a value.',
      'zh-CN': '人群请写“not {name}”，数值缺失请写“{name} missing”。',
    },
  },
  PTN4068: {
    severity: 'error',
    name: 'not-before-action',
    message: {
      en: 'That “{action}” is not decided is written “no {action}”.',
      'zh-CN': '期望不作“{action}”这个决策时，请写“no {action}”。',
    },
  },
  PTN4069: {
    severity: 'error',
    name: 'label-without-action',
    message: {
      en: '“{label}” stands only behind the value of an action, and “{name}” is none.',
      'zh-CN': '“{label}”只能写在动作的取值之后，而“{name}”不是动作。',
    },
  },
  PTN4070: {
    severity: 'error',
    name: 'repeated-test',
    message: { en: 'Two tests are called “{title}”.', 'zh-CN': '有两个测试都叫“{title}”。' },
  },
  PTN4071: {
    severity: 'error',
    name: 'given-outside-bands',
    message: { en: '“{name}” goes from 1 to {bands}.', 'zh-CN': '“{name}”的范围是 1 到 {bands}。' },
  },
} satisfies Record<`PTN4${string}`, DiagnosticKind>;
