export type {Wiring} from '../model/diagnosis/wiring.js';
export {gatewayEnd, isOn, macvlanEnd, networkOf, parentOf, wiringOf} from '../model/diagnosis/wiring.js';
