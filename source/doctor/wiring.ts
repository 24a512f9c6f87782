export {isOn, macvlanEnd, networkOf, parentOf, wiringOf} from '../model/diagnosis/wiring.js';
