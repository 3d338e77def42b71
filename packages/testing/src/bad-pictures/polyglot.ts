import { type BadPicture, picturesOf } from './bad-picture.js';
import type { FilmFiles } from './film-files.js';
import { insertIntoJpeg, jpegSegment } from './jpeg.js';
import { insertIntoPng, pngChunk, pngSignature } from './png.js';
import { webp, webpChunk, webpPicture } from './webp.js';

const { light } = picturesOf('polyglot');

/** Files that are two things at once. What is a whole film is read as one; nothing of the rest is looked at. */
export function polyglot({ jpeg, png, webp: file }: FilmFiles): BadPicture[] {
  const html = Buffer.from('<script>alert(1)</script><img src=x onerror=alert(1)>');
  const php = Buffer.from('<?php system($_GET["c"]); ?>');
  const zip = Buffer.from('PK\x03\x04\x14\0\0\0\0\0', 'latin1');
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
  const after = (film: Uint8Array, tail: Uint8Array) => () => Buffer.concat([film, tail]);
  return [
    light('JPEG, then HTML', 'film', after(jpeg, html)),
    light('JPEG, then PHP', 'film', after(jpeg, php)),
    light('JPEG, then ZIP', 'film', after(jpeg, zip)),
    light('JPEG, then SVG', 'film', after(jpeg, svg)),
    light('JPEG, then another JPEG', 'film', after(jpeg, jpeg)),
    light('JPEG, then PNG', 'film', after(jpeg, png)),
    light('JPEG, then 1 MB of zeros', 'film', after(jpeg, Buffer.alloc(1 << 20))),
    light('JPEG with HTML in a comment', 'film', () => insertIntoJpeg(jpeg, jpegSegment(0xfe, html))),
    light('JPEG with PHP in its EXIF', ['film', 'damaged'], () =>
      insertIntoJpeg(jpeg, jpegSegment(0xe1, Buffer.concat([Buffer.from('Exif\0\0'), php]))),
    ),
    light('PNG, then HTML', ['film', 'damaged'], after(png, html)),
    light('PNG, then ZIP', ['film', 'damaged'], after(png, zip)),
    light('PNG, then another PNG', ['film', 'damaged'], after(png, png)),
    light('PNG with HTML in a text', 'film', () =>
      insertIntoPng(png, pngChunk('tEXt', Buffer.concat([Buffer.from('Comment\0'), html]))),
    ),
    light('PNG with SVG in its XMP', 'film', () =>
      insertIntoPng(
        png,
        pngChunk('iTXt', Buffer.concat([Buffer.from('XML:com.adobe.xmp\0\0\0\0\0', 'latin1'), svg])),
      ),
    ),
    light('WebP, then HTML', 'film', after(file, html)),
    light('WebP with a chunk of JavaScript', 'film', () =>
      webp(webpPicture(file), webpChunk('=1//', Buffer.from('\nalert(1)//'))),
    ),
    light('PDF around a JPEG', 'unsupported_type', () => Buffer.concat([Buffer.from('%PDF-1.4\n'), jpeg])),
    light('SVG around a PNG', 'unsupported_type', () =>
      Buffer.from(`<svg><image href="data:image/png;base64,${Buffer.from(png).toString('base64')}"/></svg>`),
    ),
    light('GIF around JavaScript', 'unsupported_type', () => Buffer.from('GIF89a=1;alert(1)')),
    light('ZIP around a JPEG', 'unsupported_type', () => Buffer.concat([zip, jpeg])),
    light('the signature of JPEG, then a PNG', 'damaged', () =>
      Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), png]),
    ),
    light('the signature of PNG, then a JPEG', 'damaged', () => Buffer.concat([pngSignature, jpeg])),
    light('the frame of WebP around a JPEG', 'damaged', () => webp(webpChunk('VP8 ', jpeg))),
    light('the frame of WebP around a PNG', 'damaged', () => webp(png)),
  ];
}
