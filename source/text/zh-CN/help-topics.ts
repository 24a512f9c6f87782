import type {HelpTopics} from '../help-topics.js';

export const helpTopics: HelpTopics = {
	layouts: `布局：网卡、容器与 DSM 的三种接法。

direct（推荐）
  网卡由 DSM 独占。DSM 直接接入局域网，使用自己的 MAC；地址可以是静态、
  DHCP，也可以在 DSM 里手动填写（help addresses）。DSM 能看到局域网客户端
  的真实地址。本机通过发布的端口访问 DSM。

classic
  网卡和局域网地址都归容器，DSM 位于容器的 NAT 之后。只能用静态地址。
  依靠广播发现的服务（Bonjour、WS-Discovery）无法穿过，局域网的 IPv6 也不行。

shared
  适合只有一块网卡的机器：网卡及其地址仍归本机，DSM 与本机并列。DSM 的地址
  由路由器分配；容器另需一个地址，用 --ip 给出。不能发布端口，也不能关闭端口。

direct 和 classic 需要一块本机用不到的网卡（help cards）。
同一个 DSM 使用多块网卡（--also）：仅限 direct 布局。

查看某种布局的接线图和限制：
  npx vdsm-passthru plan --layout direct`,

	addresses: `地址：DSM 的局域网地址从何而来（--address）。

static（默认建议）
  由您指定地址、网关和 DNS：--subnet、--gateway、--ip、--dns。这些设置由容器
  内部下发给 DSM，无需在 DSM 里填写，路由器也不知情。请选择路由器 DHCP 地址池
  之外的地址，否则路由器可能把它分给别的设备。

dhcp
  由 DSM 向路由器申请。这里无法预知地址：请在路由器里为 DSM 的 MAC 保留地址。
  MAC 会在结束时显示，也可以用 --mac 指定。

manual
  接线与 dhcp 相同，地址在 DSM 的“控制面板 > 网络”里手动填写。填写之前，
  DSM 会先向路由器申请。

各布局可用的方式：
  direct    static、dhcp、manual
  classic   只有 static：直通网卡上容不下第二个 MAC，镜像无法让 DSM 与容器
            并列接入局域网
  shared    DSM 总是向路由器申请；--ip 是容器的地址

以 root 运行且装有 arping 时，会先在局域网中查询静态地址是否空闲。`,

	cards: `网卡：哪块网卡可以让给 DSM。

  npx vdsm-passthru nics          本机网卡及判断理由
  npx vdsm-passthru nics --all    同时列出 VLAN、bond、网桥等

recommended   推荐：本机的任何功能都不依赖它。
usable        可用：能用，但有代价，例如本机在它上面的地址将不再可达。
to share      共用：本机依赖它，默认路由或您的 SSH 会话经过它。shared 布局
              让它仍归本机使用。
blocked       不可用：Wi-Fi、网桥或 bond 的成员、已被其他 macvlan 或 ipvlan
              占用、不是以太网，或者名称放进命令里不安全。

未启用或未插网线的网卡也会列出；apply 会启用它。

只有一块网卡时：
  --layout shared             DSM 与本机并列，共用这块网卡
  --nic eno1.20               使用其上的 VLAN，需要交换机支持
  --give-up-nic eno1          即使本机依赖它也让出。如果没有人确认本机仍可访问，
                              更改会自动回滚

direct 和 classic 布局独占整块网卡：直通模式的 macvlan 不与任何人共用。
会过滤 MAC 的虚拟化平台、云平台和交换机会丢弃 DSM 的帧。`,

	reach: `访问：本机如何访问 DSM。

内核不在网卡的所有者与网卡上的 macvlan 之间转发数据。因此无论哪种布局，本机都
无法直接经这块网卡访问 DSM，要另有通路。局域网中的其他设备不受影响。

direct
  通过发布的端口，默认建议 --publish 127.0.0.1:5000:5000。若写成
  0.0.0.0:5000:5000，其他机器也能经本机的地址访问。经这条路来的所有人，
  在 DSM 看来都是同一个地址 172.30.x.1。

classic
  通过容器在内部网络（--mgmt-subnet）中的地址。发布端口不起作用。

shared
  通过另建的接口：--dsm-ip 是路由器为 DSM 保留的地址，--shim-ip 是本机为此
  另占用的一个空闲地址。两者缺一不可，否则没有通路。

如果本机还有另一块网卡接在同一局域网，就不需要这些。

访问不了 DSM？
  sudo npx vdsm-passthru doctor`,

	undo: `撤销：如何撤销部署。

  sudo npx vdsm-passthru undo --dry-run    只列出命令，不执行
  sudo npx vdsm-passthru undo              询问一次后执行
  sudo npx vdsm-passthru purge             之后：清除状态、单元和设置文件

undo 按相反的顺序删除所建的内容，并把网卡恢复到第一次更改之前：启用与否、
IPv6、地址、路由、由谁管理。它只动带有本安装标签或文件标记的对象。DSM 的存储
目录和镜像从不删除。

被接管（--take-over）的旧容器会恢复名称和重启策略；原先在运行的会重新启动。

apply 失败、被 Ctrl-C 中断或连接断开时，会自动做同样的事（退出码 1、130、129）。
被 kill -9 或断电之后，status 会说明残留了什么：undo 将其撤销，apply 则接着
做完。

如果上一次运行是在更改已有的部署，第一次 undo 撤销这次更改，第二次撤销其余
部分。退出码为 4 时，会列出清除残留所需的命令。

没有记录时，或对导出的脚本，undo 按标签行事；脚本自身也可以撤销：
  sudo sh vdsm-passthru.sh down`,

	'exit-codes': `退出码

  0    完成、无事可做，或没有发现问题
  1    失败，已全部回滚；其他情况下是程序缺陷，附有跟踪信息
  2    用法有误：未知的词、取值有误或缺失，或者在无法询问时缺少同意或确认
  3    以本机现状无法进行，未做任何更改：网卡不可用、地址被占用、文件已存在、
       没有 root 权限；对 status 是有偏离，对 doctor 是有不正常之处
  4    未能全部撤销：会列出残留内容和清除它们的命令
  5    另一次运行正在进行
  6    在做任何更改之前已取消
  10   plan --detailed-exitcode：有待执行的更改
  129  因连接断开而结束，已清理
  130  因 Ctrl-C 而结束，已清理
  143  因 SIGTERM 而结束，已清理

在任何机器上都错误的取值优先于仅与本机不符的：先 2 后 3。警告不影响退出码。`,

	environment: `环境：程序读取的环境变量。

VDSM_PASSTHRU_LANG   en 或 zh-CN；--lang 优先于它
LC_ALL、LC_MESSAGES、LANG
                     否则由其中第一个非空的决定语言
LC_ALL、LC_CTYPE、LANG
                     终端的字符集不是 UTF-8 时：只用 ASCII；
                     未明确指定中文则用英文
NO_COLOR             非空：不使用颜色
FORCE_COLOR          0：不使用颜色。其他值优先于 NO_COLOR，但不优先于
                     --no-color；没有终端时也不起作用
TERM                 dumb：不使用颜色，只用 ASCII，没有实时画面。
                     linux（纯文本控制台）：同上，只用 ASCII 和英文
ACCESSIBLE           1：同 --accessible
INK_SCREEN_READER    true：以文字代替绘制的画面
XDG_STATE_HOME、HOME
                     非 root 用户且未给出 --state-dir 时，日志和记录的位置
DOCKER_HOST、DOCKER_CONTEXT、DOCKER_CONFIG、XDG_RUNTIME_DIR、HOME
                     如何找到 Docker，与其客户端相同。位于其他机器的 Engine
                     能被识别，并会被拒绝
SSH_CONNECTION       您的 SSH 会话经过哪块网卡
SUDO_USER            与 root 一起记入日志
SUDO_UID、SUDO_GID   除 root 自己以外，还信任谁的文件
NODE_OPTIONS、INIT_CWD
                     此前对 Node 和 npx 的设置：如果可能出自他人之手，
                     以 root 身份运行时会停止

不读取 PATH：只在 /usr/local/sbin、/usr/local/bin、/usr/sbin、/usr/bin、/sbin
和 /bin 中查找程序。启动的程序只会得到 Docker 所需的变量。`,

	completion: `补全：用 Tab 键补全命令、选项和网卡名称。

适用于 shell 能找到的 vdsm-passthru 命令。补全脚本由程序自身生成，升级之后请
重新生成。使用前请先看一遍文件内容；以下操作都不需要 root。

bash，装有 bash-completion 软件包：
  mkdir -p ~/.local/share/bash-completion/completions
  vdsm-passthru completion bash \\
    > ~/.local/share/bash-completion/completions/vdsm-passthru
bash，没有该软件包：写入您自己的文件，例如 ~/.vdsm-passthru.bash，再在
~/.bashrc 中加入：
  . ~/.vdsm-passthru.bash

zsh：
  mkdir -p ~/.zfunc
  vdsm-passthru completion zsh > ~/.zfunc/_vdsm-passthru
并在 ~/.zshrc 中 compinit 那一行之前加入第一行；没有 compinit 时两行都加：
  fpath=(~/.zfunc $fpath)
  autoload -U compinit && compinit

fish：
  mkdir -p ~/.config/fish/completions
  vdsm-passthru completion fish \\
    > ~/.config/fish/completions/vdsm-passthru.fish

然后打开新的 shell。说明文字（zsh、fish）使用生成脚本时的语言：--lang。网卡在
按下 Tab 时从 /sys/class/net 读取；名称中含有字母、数字和 . _ @ - 以外字符的
网卡不会列出。`,
};
