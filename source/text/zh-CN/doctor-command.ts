import type {Fix} from '../../model/diagnosis/verdict.js';
import type {Texts} from '../en.js';

const dangers: Readonly<Record<Fix['danger'], string>> = {
	none: '',
	dsm: '执行期间 DSM 会关机或重启。',
	docker: '本机的所有容器都会随之停止或启动。',
	deletes: '命令中的容器、网络、接口或空目录会被删除，DSM 的磁盘不受影响。',
};

export const doctorCommand: Texts['doctorCommand'] = {
	unknownCheck: (name, near) =>
		`没有名为 ${name} 的检查。${near === undefined ? '查看全部：npx vdsm-passthru doctor --list' : `您是不是想用 ${near}？`}`,
	notTogether: flags => `${flags} 不能同时使用。`,
	badContainer: name => `“${name}”不是有效的容器名称。`,
	noSuchContainer: (name, names) =>
		names === '' ? `没有容器 ${name}，也没有其他容器。` : `没有容器 ${name}。现有容器：${names}`,
	severalContainers: names => `有多个 DSM 容器：${names}。请指明其中一个：--container 名称`,
	whichContainer: '有多个 DSM 容器。哪一个无法访问？',
	candidate: (name, image, running) => `${name}   （${image}${running ? '' : '，未运行'}）`,
	number: (most, usual) => `1-${most} [${usual}]：`,
	notANumber: most => `请输入 1 到 ${most} 之间的数字，或容器名称。`,
	left: '没有进行任何检查。',
	looking: container => `正在检查容器 ${container}。`,
	lookingWithout: '没有找到 DSM 容器。只检查现有的部分。',
	verdict: {ok: '正常', note: '说明', warning: '警告', error: '有问题', unknown: '无法得知'},
	cause: '最可能的原因：',
	likely: '最可能的原因（不能完全确定）：',
	warned: '目前没有故障，但这一点以后可能成为原因：',
	why: why => `为什么重要：${why}`,
	fix: fix => `怎么办：${fix}`,
	asRoot: '以 root 运行：',
	dangers,
	more: id => `详细说明：npx vdsm-passthru doctor --explain ${id}`,
	sentence: title => `${title}。`,
	mayFail: titles => `此项未通过时，以下检查可能也随之不通过：${titles}。`,
	looked: id => `只检查此项：sudo npx vdsm-passthru doctor ${id}`,
	follows: titles => `因此也未通过的检查：${titles}。`,
	and: '；',
	others: '其他问题：',
	warnings: '以后可能出问题：',
	notes: '不是故障，但值得了解：',
	ignored: '按要求忽略、但并不正常的：',
	unknown: count => `无法检查：${count} 项`,
	unread: (titles, why) => `${titles.map(title => `“${title}”`).join('、')}（${why}）`,
	unreadMany: (count, why) => `${count} 项（${why}）`,
	unreadNamed: '用 --verbose 逐项查看。',
	told: (title, found) => `${title}：${found}`,
	fine: count => `${count} 项检查正常。`,
	aside: count => `另有 ${count} 项与此配置无关。`,
	noted: count => `${count} 项说明（不是故障），用 --verbose 查看。`,
	nothingWrong: '没有发现问题。',
	nothingWrongSeen: count => `在能检查的范围内没有发现问题（${count} 项无法检查）。`,
	notSeen:
		'从这里看不到 DSM 自身的设置（防火墙、第二个网口），看不到网卡之外的网线和交换机，也看不到您用来访问的设备。',
	beRoot: '以 root 运行可以检查更多：sudo npx vdsm-passthru doctor',
	notRecognised:
		'本程序不认识这段文字，因此不作猜测。机器本身是否有问题，可不带 --explain 运行“sudo npx vdsm-passthru doctor”查看。',
	explainEmpty: '没有要解释的文字：--explain "文字"，或用 --explain - 从文件或管道读取。',
	placeholder: {nic: 'NIC', image: 'IMAGE', container: 'CONTAINER'},
	placeholders: 'NIC、CONTAINER、IMAGE 分别代表您的网卡、容器和镜像的名称。',
	seeRows: (rows, ids) =>
		`故障目录编号：${rows}。${ids === '' ? '' : `检查本机是否如此：sudo npx vdsm-passthru doctor ${ids}`}`,
	rows: rows => `故障目录编号：${rows}`,
	report: {
		intro: file => `${file} 将是一个用于缺陷报告的文本文件，只有您自己可读。`,
		holds:
			'内容包括：各组件版本（本程序、系统、内核、Docker、镜像）、检查结果、网卡与路由、Docker 网络、容器中影响网络的选项、容器内部的网络情况，容器日志的最后 60 行，以及 Docker 自身日志中有关容器和网络的最后几行。',
		leftOut:
			'会缩短：MAC 地址（保留厂商部分）和公网地址。不会写入：主机名、环境变量的值（ARGUMENTS 中与网络有关的部分除外）、其他容器和网络的名称（除非某项检查与之有关），以及看起来像密码的内容。程序写进日志的其他内容会保留，请在分享文件前先看一遍。',
		writeIt: '写入吗？',
		notWritten: '未写入任何内容。',
		readIt: '报告用英文写成。附到缺陷报告之前，请先看一遍。',
	},
	help: {
		doctor: '查明 DSM 为什么无法访问，并说明怎么办',
		checks: '只做这些检查；不写则全部检查',
		container: '有多个 DSM 容器时，检查哪一个',
		list: '列出所有检查项，不进行检查',
		ignore: '照常运行这些检查，但不计入结果',
		explain: '解释 Docker 或容器的一段报错，或某项检查的含义；- 表示从标准输入读取',
		report: '把提交缺陷报告所需的内容写入文件（默认：vdsm-passthru-report.txt）',
		force: '覆盖已有的报告文件',
		yes: '写入报告前不询问',
		verbose: '正常的检查项也逐一显示',
	},
};
