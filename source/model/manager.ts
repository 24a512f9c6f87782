/** Those who configure network cards and can be told to leave one alone, now and after a reboot (F21). */
export const managers = ['NetworkManager', 'networkd', 'netplan', 'ifupdown', 'dhcpcd'] as const;

export type Manager = (typeof managers)[number];

export function isManager(name: string | null): name is Manager {
	return managers.some(manager => manager === name);
}
