import { gzipSync } from 'node:zlib';
import { type BadPicture, picturesOf } from './bad-picture.js';

const { light } = picturesOf('vector');

const svg = (content: string, head = '') =>
  `${head}<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="400" height="400">${content}</svg>`;

const laughs = Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`).join('');

/** Drawings that run, reach out or grow. Addresses are of this machine and of the documentation's networks alone. */
const drawings: Readonly<Record<string, string>> = {
  plain: svg('<rect width="400" height="400"/>'),
  'a script': svg('<script>alert(document.domain)</script>'),
  'a handler': svg('<rect width="9" height="9" onload="alert(1)"/>'),
  'a linked script': svg('<script xlink:href="http://127.0.0.1:9/x.js"/>'),
  'a picture of this machine': svg('<image xlink:href="file:///etc/passwd" width="9" height="9"/>'),
  'a picture on the web': svg('<image xlink:href="http://127.0.0.1:9/x.png" width="9" height="9"/>'),
  'a picture in itself': svg('<image xlink:href="data:image/svg+xml,%3Csvg/%3E" width="9" height="9"/>'),
  'a style sheet on the web': svg('', '<?xml-stylesheet href="http://127.0.0.1:9/x.css"?>'),
  'an imported style': svg('<style>@import url(http://127.0.0.1:9/x.css);</style>'),
  'a font on the web': svg('<style>@font-face{font-family:x;src:url(http://127.0.0.1:9/x)}</style>'),
  'HTML inside': svg(
    '<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="http://127.0.0.1:9/"/></foreignObject>',
  ),
  'a use of another file': svg('<use xlink:href="http://127.0.0.1:9/x.svg#a"/>'),
  'a circle of uses': svg('<g id="a"><use xlink:href="#a"/></g>'),
  'an external entity': svg('&x;', '<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
  'a parameter entity': svg('', '<!DOCTYPE svg [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x.dtd"> %x;]>'),
  'a billion laughs': svg('<text>&l9;</text>', `<!DOCTYPE svg [<!ENTITY l0 "lol">${laughs}]>`),
  'a huge canvas': '<svg xmlns="http://www.w3.org/2000/svg" width="99999999" height="99999999"/>',
  'a filter that never ends': svg(
    '<filter id="f"><feGaussianBlur stdDeviation="99999"/></filter><rect width="400" height="400" filter="url(#f)"/>',
  ),
  'a mark before it': `\ufeff${svg('')}`,
  'blanks before it': `\n\t  ${svg('')}`,
  'a comment before it': svg('', '<!-- film.jpg -->'),
};

export function vector(): BadPicture[] {
  const plain = svg('<script>alert(1)</script>');
  return [
    ...Object.entries(drawings).map(([name, text]) =>
      light(`SVG with ${name}`, 'unsupported_type', () => Buffer.from(text)),
    ),
    light('SVG in gzip', 'unsupported_type', () => gzipSync(plain)),
    light('SVG in UTF-16', 'unsupported_type', () => Buffer.from(`\ufeff${plain}`, 'utf16le')),
    light('SVG behind the signature of JPEG', 'damaged', () =>
      Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.from(plain)]),
    ),
  ];
}
