export { type BadPicture, type Expected, type Family, families, type Ingredients } from './bad-picture.js';
export { makeBadPictures } from './make-bad-pictures.js';
export { isExpected, outcomeOf } from './outcome.js';
