import { expect, it } from 'vitest';
import { mask } from '../../server/text/mask.ts';

it.each([
  ['13800138000', '138****8000'],
  ['+86 138-0013-8000', '+86****8000'],
  ['张三', '张*'],
  ['欧阳娜娜', '欧***'],
  ['li.lei@example.com', 'l***@example.com'],
  ['Alice Smith', 'A***'],
  ['上海市浦东新区世纪大道1号', '上***'],
  ['1990-05-17', '1***'],
  ['12345', '1***'],
  ['x', '*'],
  ['', ''],
])('%s is shown as %s', (text, masked) => expect(mask(text)).toBe(masked));

it('hides how long a text is', () => expect(mask('Bo')).toBe(mask('Bartholomew')));
