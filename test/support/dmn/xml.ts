import { SaxesParser } from 'saxes';

/** Reads a file as strict parsers do, and throws where it is not well-formed: dmn-moddle takes more than XML allows. */
export function readXml(text: string): void {
  if (Buffer.from(text, 'utf8').toString('utf8') !== text) throw new Error('half a character is none in a file');
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(text).close();
}
