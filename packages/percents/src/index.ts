export { type Percent, wholePercents } from './whole-percents.js';
