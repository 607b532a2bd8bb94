import type { DiagnosticKind } from '../kind.ts';

/** PTN6100–6129 and 6140–6142 databases that rules run on. */
export const databaseCodes = {
  PTN6100: {
    severity: 'error',
    name: 'unknown-database-kind',
    message: { en: 'There is no database of the kind “{scheme}”.', 'zh-CN': '没有“{scheme}”这种数据库。' },
    help: { en: 'Possible: {known}.', 'zh-CN': '可以是：{known}。' },
  },
  PTN6101: {
    severity: 'error',
    name: 'bad-database-address',
    message: { en: '“{place}” is no address of a database.', 'zh-CN': '“{place}”不是数据库地址。' },
    help: { en: 'Write it as {form}.', 'zh-CN': '请写成 {form}。' },
  },
  PTN6102: {
    severity: 'error',
    name: 'password-in-address',
    message: { en: 'There is a password in the address “{place}”.', 'zh-CN': '地址“{place}”里有密码。' },
    help: {
      en: 'Put it into the environment as PGPASSWORD, or into the file .pgpass: what stands on a command line, others can read.',
      'zh-CN': '请把它放进环境变量 PGPASSWORD 或 .pgpass 文件：命令行上的内容别人也能看到。',
    },
  },
  PTN6103: {
    severity: 'error',
    name: 'database-unreachable',
    message: { en: '“{place}” does not answer ({code}).', 'zh-CN': '“{place}”没有应答（{code}）。' },
    help: {
      en: 'Is the server running, is the port right, and may this machine reach it?',
      'zh-CN': '服务器在运行吗？端口对吗？这台机器能连到它吗？',
    },
  },
  PTN6104: {
    severity: 'error',
    name: 'unknown-database-host',
    message: { en: 'There is no host of the name in “{place}”.', 'zh-CN': '“{place}”里的主机名不存在。' },
    help: {
      en: 'Check its spelling, and that this machine knows the network.',
      'zh-CN': '请检查拼写，以及这台机器是否在那个网络里。',
    },
  },
  PTN6105: {
    severity: 'error',
    name: 'login-refused',
    message: { en: '“{place}” does not let “{user}” in.', 'zh-CN': '“{place}”拒绝“{user}”登录。' },
    help: {
      en: 'Set PGPASSWORD in the environment, or a line in .pgpass that only you can read, and check the name of the user.',
      'zh-CN': '请在环境变量 PGPASSWORD 或只有您能读的 .pgpass 里设置密码，并检查用户名。',
    },
  },
  PTN6106: {
    severity: 'error',
    name: 'unknown-database',
    message: {
      en: 'The server of “{place}” has no database of that name.',
      'zh-CN': '“{place}”所在的服务器没有这个数据库。',
    },
    help: {
      en: 'The name stands behind the last slash of the address.',
      'zh-CN': '数据库名写在地址最后一个斜线之后。',
    },
  },
  PTN6107: {
    severity: 'error',
    name: 'unknown-tls-mode',
    message: { en: '“{mode}” is no way to connect to “{place}”.', 'zh-CN': '“{mode}”不是连接“{place}”的方式。' },
    help: { en: 'Possible: {modes}.', 'zh-CN': '可以是：{modes}。' },
  },
  PTN6108: {
    severity: 'error',
    name: 'too-many-connections',
    message: { en: '“{place}” takes no more connections.', 'zh-CN': '“{place}”不再接受新的连接。' },
    help: { en: 'Try again when others have finished.', 'zh-CN': '请等别的连接结束后再试。' },
  },
  PTN6109: {
    severity: 'error',
    name: 'no-safe-connection',
    message: {
      en: 'There is no safe connection to “{place}” ({detail}).',
      'zh-CN': '无法与“{place}”建立安全连接（{detail}）。',
    },
    help: {
      en: 'Name the certificate that is trusted in PGSSLROOTCERT, or ask for less with PGSSLMODE.',
      'zh-CN': '请用 PGSSLROOTCERT 指定受信任的证书，或用 PGSSLMODE 降低要求。',
    },
  },
  PTN6110: {
    severity: 'error',
    name: 'no-permission-in-database',
    message: { en: '“{place}” does not permit that: {reason}.', 'zh-CN': '“{place}”不允许：{reason}。' },
    help: {
      en: 'Ask whoever keeps it for leave to read these tables, or with --as table to make one.',
      'zh-CN': '请向管理员申请读取这些表的权限；用 --as table 时还需要建表的权限。',
    },
  },
  PTN6111: {
    severity: 'error',
    name: 'database-only-read',
    message: { en: '“{place}” can only be read.', 'zh-CN': '“{place}”是只读的。' },
    help: {
      en: 'Run on the server that takes changes, or without --as table.',
      'zh-CN': '请在可写的服务器上运行，或去掉 --as table。',
    },
  },
  PTN6112: {
    severity: 'error',
    name: 'stopped-by-database',
    message: { en: '“{place}” stopped the statement.', 'zh-CN': '“{place}”中止了这条语句。' },
    help: {
      en: 'It may have a limit of time (statement_timeout), or somebody stopped it: raise the limit, or run at a quieter hour.',
      'zh-CN': '可能有时间限制（statement_timeout），也可能被人中止：请提高限制，或在空闲时运行。',
    },
  },
  PTN6113: {
    severity: 'error',
    name: 'no-room-in-database',
    message: {
      en: '“{place}” has no room for what the rules need ({code}).',
      'zh-CN': '“{place}”的空间不足以运行这些规则（{code}）。',
    },
    help: {
      en: 'It lacks memory or disk: free some, or decide for fewer customers at a time.',
      'zh-CN': '内存或磁盘不足：请释放一些，或分批处理客户。',
    },
  },
  PTN6114: {
    severity: 'error',
    name: 'changed-meanwhile',
    message: {
      en: 'Somebody else changed what “{place}” was to keep.',
      'zh-CN': '有人同时修改了“{place}”要保存的内容。',
    },
    help: { en: 'Run again.', 'zh-CN': '请再运行一次。' },
  },
  PTN6115: {
    severity: 'error',
    name: 'others-depend-on-table',
    message: {
      en: 'Something in “{place}” depends on the table as it was.',
      'zh-CN': '“{place}”里有别的东西依赖原来的表。',
    },
    help: {
      en: 'The columns are others now: remove the views that read the table, run, and make them anew, or choose another name.',
      'zh-CN': '列已经变了：请先删除读取这张表的视图，运行后重建，或换一个名字。',
    },
  },
  PTN6116: {
    severity: 'error',
    name: 'statement-refused',
    message: {
      en: '“{place}” does not take the statement ({code}: {reason}).',
      'zh-CN': '“{place}”不接受这条语句（{code}：{reason}）。',
    },
    help: {
      en: 'This may be a mistake in Patron, or a version of the database that is too old. See the statement with “patron compile”.',
      'zh-CN': '这可能是 Patron 的错误，也可能是数据库版本太旧。可用“patron compile”查看语句。',
    },
  },
  PTN6117: {
    severity: 'error',
    name: 'data-refused',
    message: {
      en: 'A value in “{place}” cannot be computed with ({code}).',
      'zh-CN': '“{place}”里有值无法参与计算（{code}）。',
    },
    help: {
      en: 'A number may be too great, or a text may not be what its column should hold: look at the rows, or bind the data to a view that leaves them out.',
      'zh-CN': '可能是数太大，或文本不符合列的类型：请检查数据，或绑定到一个把这些行排除的视图。',
    },
  },
  PTN6118: {
    severity: 'error',
    name: 'connection-lost',
    message: { en: 'The connection to “{place}” broke.', 'zh-CN': '与“{place}”的连接中断了。' },
    help: { en: 'Run again: nothing was written.', 'zh-CN': '请再运行一次：没有写入任何内容。' },
  },
  PTN6119: {
    severity: 'error',
    name: 'table-of-others',
    message: {
      en: 'There is a table “{table}” in “{place}” that Patron did not make.',
      'zh-CN': '“{place}”里已有不是 Patron 建的表“{table}”。',
    },
    help: { en: 'Choose another name, or remove the table yourself.', 'zh-CN': '请换一个名字，或自行删除那张表。' },
  },
  PTN6120: {
    severity: 'error',
    name: 'table-name-too-long',
    message: {
      en: 'The name “{name}” is too long for “{place}”: it takes {bytes} bytes.',
      'zh-CN': '名称“{name}”对“{place}”来说太长：最多 {bytes} 字节。',
    },
    help: {
      en: 'Choose a shorter one; a Chinese character takes three bytes.',
      'zh-CN': '请换一个短一些的；一个汉字占三个字节。',
    },
  },
  PTN6121: {
    severity: 'error',
    name: 'driver-missing',
    message: { en: 'The package “{package}” is not installed.', 'zh-CN': '没有安装软件包“{package}”。' },
    help: { en: 'Install it with “npm install {package}”.', 'zh-CN': '请运行“npm install {package}”。' },
  },
  PTN6122: {
    severity: 'error',
    name: 'database-not-utf8',
    message: {
      en: 'The database “{place}” keeps texts in {encoding}, not in UTF-8.',
      'zh-CN': '数据库“{place}”的文本编码是 {encoding}，不是 UTF-8。',
    },
    help: {
      en: 'Use a database that was created with ENCODING ‘UTF8’.',
      'zh-CN': '请使用以 ENCODING ‘UTF8’ 建立的数据库。',
    },
  },
  PTN6123: {
    severity: 'error',
    name: 'no-database-file',
    message: { en: 'There is no file “{file}”.', 'zh-CN': '没有文件“{file}”。' },
    help: { en: 'The path is relative to the folder that you are in.', 'zh-CN': '路径相对于当前文件夹。' },
  },
  PTN6124: {
    severity: 'error',
    name: 'database-file-in-use',
    message: { en: 'Another program has “{file}” open.', 'zh-CN': '“{file}”正被别的程序打开。' },
    help: { en: 'Close it there, or run on a copy.', 'zh-CN': '请在那边关闭，或在副本上运行。' },
  },
  PTN6125: {
    severity: 'error',
    name: 'no-duckdb-file',
    message: {
      en: '“{file}” cannot be read as a database of DuckDB.',
      'zh-CN': '“{file}”无法作为 DuckDB 数据库读取。',
    },
    help: {
      en: 'Is it one, and was it written by a version that is not newer than the one here?',
      'zh-CN': '它是 DuckDB 数据库吗？写它的版本比这里的新吗？',
    },
  },
  PTN6126: {
    severity: 'error',
    name: 'no-such-table',
    message: {
      en: 'There is no table “{table}” for the data “{data}” in “{place}”{meant}.',
      'zh-CN': '“{place}”里没有数据“{data}”对应的表“{table}”{meant}。',
    },
    help: { en: 'Say in patron.json which table the data is.', 'zh-CN': '请在 patron.json 里写明这个数据是哪张表。' },
  },
  PTN6127: {
    severity: 'error',
    name: 'no-such-column-in-table',
    message: {
      en: 'The table “{table}” has no column “{column}”{meant}.',
      'zh-CN': '表“{table}”没有列“{column}”{meant}。',
    },
    help: {
      en: 'Say in patron.json how the column is called there.',
      'zh-CN': '请在 patron.json 里写明这一列在表里的名字。',
    },
  },
  PTN6128: {
    severity: 'error',
    name: 'unusable-column-type',
    message: {
      en: 'The column “{column}” of the table “{table}” is {type}, which rules cannot read.',
      'zh-CN': '表“{table}”的列“{column}”是 {type}，规则无法读取。',
    },
    help: {
      en: 'Bind the data to a view where it is text, a number, a date, a time or yes/no.',
      'zh-CN': '请绑定到一个视图，在其中把它变成文本、数字、日期、时间或是/否。',
    },
  },
  PTN6129: {
    severity: 'error',
    name: 'column-of-other-type',
    message: {
      en: 'The column “{column}” of the table “{table}” is {type}, and the rules say {wanted}.',
      'zh-CN': '表“{table}”的列“{column}”是 {type}，而规则里写的是 {wanted}。',
    },
    help: {
      en: 'Declare it as what it is, or bind the data to a view where it is a {wanted}.',
      'zh-CN': '请按实际类型声明，或绑定到一个视图，在其中把它变成 {wanted}。',
    },
  },
  PTN6140: {
    severity: 'error',
    name: 'data-in-database',
    message: {
      en: 'The data “{data}” is the table “{table}” of a database, which is not at hand here.',
      'zh-CN': '数据“{data}”是数据库里的表“{table}”，这里看不到。',
    },
    help: {
      en: 'Run the rules there with “patron run --on”, or give a file in its place with “--data {data}=FILE”.',
      'zh-CN': '请用“patron run --on”在数据库上运行，或用“--data {data}=文件”代替它。',
    },
  },
  PTN6141: {
    severity: 'error',
    name: 'columns-differ-in-case-to-compare',
    message: {
      en: '“{other}” and “{column}” of the table “{table}” differ only in upper and lower case: read out to be compared, they are one.',
      'zh-CN': '表“{table}”的“{other}”和“{column}”只有大小写不同，读出来对比时无法区分。',
    },
    help: {
      en: 'Call one of them otherwise in the rules, and say in patron.json which column of the table it is.',
      'zh-CN': '请在规则里给其中一列换个名字，并在 patron.json 里写明它是表里的哪一列。',
    },
  },
  PTN6142: {
    severity: 'error',
    name: 'data-share-table',
    message: {
      en: 'The data “{data}” and “{other}” would both be the table “{table}” of “{place}”, which does not tell upper and lower case apart.',
      'zh-CN': '数据“{data}”和“{other}”都会对应“{place}”里的表“{table}”，因为它不区分大小写。',
    },
    help: {
      en: 'Say in patron.json which table “{data}” is; where both are one table, write its name alike for both.',
      'zh-CN': '请在 patron.json 里写明“{data}”是哪张表；如果两者就是同一张表，请把表名写得完全一样。',
    },
  },
} satisfies Record<`PTN61${string}`, DiagnosticKind>;
