import type {Part} from './promised.js';

export const partG: Part = {
	letter: 'G',
	title: {en: 'Supply chain', 'zh-CN': '供应链'},
	page: 'security',
	promises: [
		{
			id: 'G1',
			en: 'The published package has no runtime dependency, no install script, only listed files, and runs from an empty folder',
			'zh-CN': '发布的包没有运行时依赖和安装脚本，只有列出的文件，在空目录中即可运行',
		},
		{
			id: 'G2',
			en: 'Two clean builds are equal byte for byte',
			'zh-CN': '两次干净构建逐字节相同',
		},
		{
			id: 'G3',
			en: 'Licences of all bundled code and an SBOM are in the package',
			'zh-CN': '包中带有所有打包代码的许可证和一份 SBOM',
		},
		{
			id: 'G4',
			en: '`undo`, then `purge`, leave nothing behind',
			'zh-CN': '先 `undo` 再 `purge`，不留任何东西',
			open: {
				en: 'what a network manager was told: its files only with stand-ins',
				'zh-CN': '对网络管理程序的设置：其文件只用替身程序验证',
			},
		},
	],
};
