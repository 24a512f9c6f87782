import type {LanProbe} from '../../../source/model/facts.js';
import {hostNic, makeFacts, makeNic} from '../../helpers/facts.js';

/** A host with something of everything: a card to spare, one with an address, one without a cable, and Wi-Fi. */
export const homelab = {
	facts: makeFacts({
		nics: [
			{...hostNic, model: 'Intel I219-V'},
			makeNic({model: 'Intel I226-V', speed: 2500}),
			makeNic({
				name: 'enp4s0',
				index: 4,
				mac: '00:11:22:33:44:66',
				permanentMac: '00:11:22:33:44:66',
				addresses: [{family: 4, address: '192.168.1.40', prefix: 24, scope: 'global'}],
				managedBy: 'NetworkManager',
			}),
			makeNic({
				name: 'enp5s0',
				index: 5,
				mac: '00:11:22:33:44:77',
				permanentMac: '00:11:22:33:44:77',
				carrier: false,
				speed: null,
				duplex: null,
				driver: 'r8169',
			}),
			makeNic({
				name: 'wlp2s0',
				index: 6,
				mac: '00:11:22:33:44:88',
				permanentMac: '00:11:22:33:44:88',
				wireless: true,
				driver: 'iwlwifi',
				up: false,
				carrier: null,
				speed: null,
				duplex: null,
			}),
			makeNic({
				name: 'docker0',
				index: 7,
				kind: 'bridge',
				mac: '02:42:00:00:00:01',
				permanentMac: null,
				driver: 'bridge',
				bus: null,
				speed: null,
				duplex: null,
			}),
		],
	}),
	/** The router, and a printer at .50, answer; nobody else does. */
	async probeLan(nic: string, address: string): Promise<LanProbe> {
		const mac = {'192.168.1.1': '5c:49:79:00:00:01', '192.168.1.50': '3c:2a:f4:00:00:50'}[address];
		return {nic, address, result: mac === undefined ? {answer: 'silent'} : {answer: 'mac', mac}};
	},
};
