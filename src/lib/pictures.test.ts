import { describe, expect, it } from 'vitest';
import { pictureName, pictureNames, plainPicture } from './pictures.ts';

describe('the address of a picture', () => {
  it.each([
    ['../pictures/well.jpg', 'well.jpg'],
    ['../pictures/%E6%B0%B4%E4%BA%95.png', '水井.png'],
    ['../../pictures/水井.png', '水井.png'],
  ])('%s names a picture of the library', (address, name) => {
    expect(pictureName(address)).toBe(name);
  });

  it.each(['https://example.test/a.jpg', '/uploads/a.jpg', '../pictures/a/b.jpg', '../pictures/%E6'])(
    '%s names none',
    (address) => {
      expect(pictureName(address)).toBeUndefined();
    },
  );

  it('gives two pictures of one name but different kinds two plain copies', () => {
    expect(plainPicture('a.png')).not.toBe(plainPicture('a.webp'));
    expect(plainPicture('水井.png')).toBe('/pictures/%E6%B0%B4%E4%BA%95-png.jpg');
  });
});

describe('the pictures that a text names', () => {
  it('are those of the library, wherever they stand and however they are written', () => {
    const text = `photo: ../pictures/代表.jpg
![井](../pictures/%E6%B0%B4%E4%BA%95.png "井") [大图](<../../pictures/a_b-1.webp>)
[甲]: ../pictures/cafe\u0301.jpg
![站外](https://example.test/pictures/c.jpg) 大井.jpg`;
    expect([...pictureNames(text)]).toEqual(['代表.jpg', '水井.png', 'a_b-1.webp', 'café.jpg']);
  });
});
