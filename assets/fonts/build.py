#!/usr/bin/env python3
"""Makes the woff2 files, fonts.css and coverage.json of this folder. README.md says from what and when to run it.

    apt-get install python3-fonttools python3-brotli
    apt-get download fonts-noto-cjk=1:20240730+repack1-1 fonts-babelstone-han=16.0.1-1 \
        fonts-hanazono=20170904-3 unicode-data=15.1.0-1
    for deb in *.deb; do dpkg -x "$deb" /tmp/fonts-root; done
    /usr/bin/python3 assets/fonts/build.py /tmp/fonts-root

The same inputs, fontTools and brotli give the same bytes: no clock is read.
"""

import bz2
import hashlib
import os
import sys
from concurrent.futures import ProcessPoolExecutor

from fontTools import subset
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont, newTable
from fontTools.ttLib.tables.ttProgram import Program

HERE = os.path.dirname(os.path.abspath(__file__))
NOTO = 'usr/share/fonts/opentype/noto/'
INPUTS = {
    NOTO + 'NotoSerifCJK-Regular.ttc': '5d9c31a059600193c9d7968a998bde886ccdc77e934006ad243b41794c496a7d',
    NOTO + 'NotoSerifCJK-Bold.ttc': '1505ee3b9c0890fae6302ee0e9c6fd74d690f4a55a6ace1d9944f3f6352d622d',
    NOTO + 'NotoSansCJK-Regular.ttc': 'b76b0433203017ca80401b2ee0dd69350349871c4b19d504c34dbdd80541690a',
    NOTO + 'NotoSansCJK-Bold.ttc': 'faa5f3656a78b2e2d450d27fe8382c778bc2b6bb5ea29c986664a6a435056ceb',
    'usr/share/fonts/truetype/babelstone/BabelStoneHan.ttf':
        '791d905d510fda25d6037b7a247da0c4b8f222c9083d2deef592439b145401e4',
    'usr/share/fonts/truetype/hanazono/HanaMinB.ttf':
        '829543436cdf7b4c6730e2af5806fa406f8ddf0d4b656e0cd49c58d4db1c8d3c',
    'usr/share/unicode/Unihan_OtherMappings.txt.bz2':
        '33f427446a282dd2fa82c9ff5150435c561d4222a05049112f84cbf401f11119',
}
SONG, SONG_BOLD, HEI, HEI_BOLD, PRC, MORE, UNIHAN = INPUTS

IDEOGRAPHS = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x323AF))
# Hangul, combining jamo and what is made of them: no text of this product has them.
DROPPED = ((0x1100, 0x11FF), (0x3130, 0x318F), (0x3200, 0x321E), (0x3260, 0x327E), (0xA960, 0xA97F), (0xAC00, 0xD7FF),
           (0xFE00, 0xFE0F), (0xFFA0, 0xFFDC))
# The signs that a Chinese page is likely to have; kana, radicals, Greek, Cyrillic and the rest come with the rest.
CORE_SIGNS = ((0x20, 0x17F), (0x1CD, 0x1DC), (0x1F8, 0x1F9), (0x251, 0x261), (0x2C6, 0x2DD), (0x1E00, 0x1EFF),
              (0x2000, 0x27BF), (0x3000, 0x303F), (0x3220, 0x3243), (0x3280, 0x33FF), (0xFE30, 0xFE4F),
              (0xFF00, 0xFF5E), (0xFFE0, 0xFFE6))
# GB 2312 and the Table of General Standard Chinese Characters lie closely; filling gaps of up to this many characters
# makes the lists of unicode-range four times shorter.
GAP = 2
# The product's own words and the names of places lie further apart, and every glyph more delays the first picture.
UI_GAP = 1


def within(point, ranges):
    return any(first <= point <= last for first, last in ranges)


def ranges_of(points, gap=0):
    ranges = []
    for point in sorted(points):
        if ranges and point - ranges[-1][1] - 1 <= gap:
            ranges[-1][1] = point
        else:
            ranges.append([point, point])
    return ranges


def gb2312():
    pairs = (bytes([lead, trail]) for lead in range(0xB0, 0xF8) for trail in range(0xA1, 0xFF))
    return {ord(c) for pair in pairs for c in pair.decode('gb2312', 'ignore')}


def general_standard(root):
    """The 8,105 characters of 通用规范汉字表, by Unihan's kTGH."""
    with bz2.open(os.path.join(root, UNIHAN), 'rt', encoding='utf-8') as lines:
        rows = (line.split('\t') for line in lines if '\tkTGH\t' in line)
        return {int(row[0][2:], 16) for row in rows}


def replace_post(font):
    """HanaMin's list of glyph names is damaged; a web font needs none."""
    del font['post']
    font.getGlyphOrder()
    post = font['post'] = newTable('post')
    post.formatType, post.italicAngle, post.underlinePosition, post.underlineThickness = 3.0, 0, -75, 50
    post.isFixedPitch = post.minMemType42 = post.maxMemType42 = post.minMemType1 = post.maxMemType1 = 0


def open_face(root, path, family=None):
    path = os.path.join(root, path)
    if not path.endswith('.ttc'):
        font = TTFont(path, lazy=True, recalcTimestamp=False)
        replace_post(font)
        return font
    faces = TTCollection(path, lazy=True).fonts
    font = next(f for f in faces if f['name'].getDebugName(1) == family or f['name'].getDebugName(16) == family)
    font.recalcTimestamp = False
    return font


def characters(root, path, family=None):
    return {point for point in open_face(root, path, family)['cmap'].getBestCmap() if not within(point, DROPPED)}


def to_truetype(font):
    """Turns cubic outlines into quadratic ones, at most one unit of 1,000 away.

    Chromium embeds a web font with TrueType outlines in a PDF as a font; one with CFF outlines falls apart there into
    Type 3 pieces of 256 glyphs.
    """
    order, drawn, hmtx = font.getGlyphOrder(), font.getGlyphSet(), font['hmtx']
    glyphs = {}
    for name in order:
        pen = TTGlyphPen(None)
        drawn[name].draw(Cu2QuPen(pen, 1.0, reverse_direction=True))
        glyphs[name] = pen.glyph()
    del font['CFF ']
    font['loca'] = newTable('loca')
    glyf = font['glyf'] = newTable('glyf')
    glyf.glyphOrder, glyf.glyphs = order, glyphs
    for name, glyph in glyphs.items():
        glyph.recalcBounds(glyf)
        hmtx[name] = (hmtx[name][0], getattr(glyph, 'xMin', 0))
    maxp = font['maxp']
    maxp.tableVersion, maxp.maxZones = 0x00010000, 1
    for field in ('TwilightPoints', 'Storage', 'FunctionDefs', 'InstructionDefs', 'StackElements', 'SizeOfInstructions',
                  'ComponentElements'):
        setattr(maxp, 'max' + field, 0)
    font.sfntVersion = '\x00\x01\x00\x00'


def smooth_everywhere(font):
    """Asks for smoothing in both directions at every size, as is usual for faces without instructions."""
    gasp = font['gasp'] = newTable('gasp')
    gasp.version, gasp.gaspRange = 1, {0xFFFF: 0x000F}
    prep = font['prep'] = newTable('prep')
    prep.program = Program()
    prep.program.fromAssembly(['PUSHW[]', '511', 'SCANCTRL[]', 'PUSHB[]', '4', 'SCANTYPE[]'])
    font['maxp'].maxStackElements = max(font['maxp'].maxStackElements, 1)


def make_digits_tabular(font):
    """Gives 0 to 9 one advance, their most frequent one, each centred in it. Noto Serif's 1 is narrower than its 0."""
    cmap, hmtx, glyf = font.getBestCmap(), font['hmtx'], font['glyf']
    names = [cmap[digit] for digit in range(0x30, 0x3A)]
    widths = [hmtx[name][0] for name in names]
    advance = max(sorted(set(widths)), key=widths.count)
    for name, width in zip(names, widths):
        shift = (advance - width) // 2
        glyf[name].coordinates.translate((shift, 0))
        glyf[name].recalcBounds(glyf)
        hmtx[name] = (advance, glyf[name].xMin)


def rename(font, family, style, notice):
    name = font['name']
    postscript = (family + '-' + style).replace(' ', '')
    name.names = [n for n in name.names if n.platformID == 3 and n.langID == 0x409 and n.nameID not in (3, 16, 17, 18)]
    version = name.getDebugName(5)
    texts = {1: family, 2: style, 3: f'{version};{postscript}', 4: f'{family} {style}', 6: postscript}
    former = name.getDebugName(10)
    texts[10] = notice if former is None else f'{notice}\n\n{former}'
    for number, text in texts.items():
        name.setName(text, number, 3, 1, 0x409)


def make(root, task):
    """Writes one woff2 and returns its name."""
    file, path, source, family, style, points, notice = task
    font = open_face(root, path, source)
    # Variation sequences would bring back glyphs of other regions.
    font['cmap'].tables = [table for table in font['cmap'].tables if table.format != 14]
    options = subset.Options()
    options.hinting = False
    options.name_IDs = ['*']
    options.name_languages = ['*']
    options.notdef_outline = True
    options.recalc_timestamp = False
    options.drop_tables += ['BASE', 'FFTM', 'GDEF', 'VORG', 'meta', 'prop', 'vhea', 'vmtx']
    if source is None:
        options.drop_tables += ['GPOS', 'GSUB']
    else:
        options.layout_features = ['halt', 'palt']
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=points)
    subsetter.subset(font)
    if 'CFF ' in font:
        to_truetype(font)
    if family == 'Sunshine Song' and 0x30 in points:
        make_digits_tabular(font)
    smooth_everywhere(font)
    rename(font, family, style, notice)
    font.flavor = 'woff2'
    font.save(os.path.join(HERE, file))
    return file


def css_ranges(ranges):
    return [f'U+{first:X}' if first == last else f'U+{first:X}-{last:X}' for first, last in ranges]


def face_rule(file, family, weight, ranges, extra=()):
    lines = [f'  font-family: "{family}";', f'  src: url("./{file}") format("woff2");', f'  font-weight: {weight};',
             '  font-display: block;', *extra]
    values = css_ranges(ranges)
    line = f'  unicode-range: {", ".join(values)};'
    lines.append(line if len(line) <= 120 else '  unicode-range:\n    ' + ',\n    '.join(values) + ';')
    return '@font-face {\n' + '\n'.join(lines) + '\n}\n'


def main():
    root = sys.argv[1]
    for path, digest in INPUTS.items():
        with open(os.path.join(root, path), 'rb') as file:
            if hashlib.sha256(file.read()).hexdigest() != digest:
                sys.exit(f'{path} is not the version this script was written for')

    song = characters(root, SONG, 'Noto Serif CJK SC')
    hei = characters(root, HEI, 'Noto Sans CJK SC')
    prc = {point for point in characters(root, PRC) if within(point, IDEOGRAPHS)} - (song & hei)
    more = {point for point in characters(root, MORE) if within(point, IDEOGRAPHS)} - (song & hei) - prc

    common = ranges_of(gb2312() | general_standard(root), GAP)
    core_ranges = sorted([list(pair) for pair in CORE_SIGNS] + common)
    core = {point for first, last in core_ranges for point in range(first, last + 1)}
    with open(os.path.join(HERE, 'ui.txt'), encoding='utf-8') as lines:
        words = {ord(character) for line in lines for character in line.rstrip('\n')}
    filled = ranges_of((words & core) | set(range(0x20, 0x7F)), UI_GAP)
    ui = {point for first, last in filled for point in range(first, last + 1)} & core
    ui_ranges = ranges_of(ui)
    mono = set(range(0x20, 0x7F)) | {0xA0}

    changed = 'Changed in November 2026 for Sunshine Draw:'
    part = changed + ' {} CJK SC taken alone, cut down to a part of its characters, outlines made quadratic, renamed{}.'
    tasks = []
    for key, family, path, source, all_points in (
        ('song-regular', 'Sunshine Song', SONG, 'Noto Serif', song),
        ('song-bold', 'Sunshine Song', SONG_BOLD, 'Noto Serif', song),
        ('hei-regular', 'Sunshine Hei', HEI, 'Noto Sans', hei),
        ('hei-bold', 'Sunshine Hei', HEI_BOLD, 'Noto Sans', hei),
    ):
        style = 'Bold' if key.endswith('bold') else 'Regular'
        notice = part.format(source, ', digits given one width' if family == 'Sunshine Song' else '')
        for slice_name, points in (('rest', all_points - core), ('core', (all_points & core) - ui),
                                   ('ui', all_points & ui)):
            tasks.append((f'{key}.{slice_name}.woff2', path, source + ' CJK SC', family, style, points,
                          notice))
    for style, path in (('Regular', HEI), ('Bold', HEI_BOLD)):
        tasks.append((f'mono-{style.lower()}.woff2', path, 'Noto Sans Mono CJK SC', 'Sunshine Mono', style, mono,
                      part.format('Noto Sans Mono', '')))
    tasks.append(('names-prc.woff2', PRC, None, 'Sunshine Names PRC', 'Regular', prc,
                  changed + ' BabelStone Han cut down to the ideographs that Noto Serif CJK SC or Noto Sans CJK SC'
                  ' lack, renamed, instructions and layout tables dropped. Under the ARPHIC PUBLIC LICENSE'
                  ' (ARPHICPL.TXT).'))
    tasks.append(('names-more.woff2', MORE, None, 'Sunshine Names More', 'Regular', more,
                  changed + ' HanaMinB cut down to the ideographs that the other faces lack, renamed. Under the'
                  ' Hanazono Font License (HANAZONO.txt).'))
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        for file in pool.map(make, [root] * len(tasks), tasks):
            print(file, os.path.getsize(os.path.join(HERE, file)))

    # Later rules win where ranges overlap, and a face is fetched only when those after it cannot draw a character:
    # so "rest" needs no list of its own.
    rest_ranges = [[0x20, 0xFFFF], [0x1F100, 0x1F2FF], [0x20000, 0x323AF]]
    metrics = ('  ascent-override: 116%;', '  descent-override: 28.8%;', '  line-gap-override: 0%;')
    rules = []
    for key, family in (('song', 'Sunshine Song'), ('hei', 'Sunshine Hei')):
        for style, weight in (('regular', 400), ('bold', 700)):
            rules.append(face_rule(f'{key}-{style}.rest.woff2', family, weight, rest_ranges))
            rules.append(face_rule(f'{key}-{style}.core.woff2', family, weight, core_ranges))
            rules.append(face_rule(f'{key}-{style}.ui.woff2', family, weight, ui_ranges))
    for style, weight in (('regular', 400), ('bold', 700)):
        rules.append(face_rule(f'mono-{style}.woff2', 'Sunshine Mono', weight, ranges_of(mono)))
    for file, points in (('names-more.woff2', more), ('names-prc.woff2', prc)):
        low = ranges_of(point for point in points if point < 0x20000)
        blocks = ((0x20000, 0x2A6DF), (0x2A700, 0x2EE5D), (0x2F800, 0x2FA1F), (0x30000, 0x323AF))
        high = [[first, last] for first, last in blocks if any(first <= point <= last for point in points)]
        rules.append(face_rule(file, 'Sunshine Names', 400, low + high, metrics))
    with open(os.path.join(HERE, 'fonts.css'), 'w', encoding='utf-8', newline='\n') as file:
        file.write('/* Made by build.py; README.md tells how to use it. */\n' + '\n'.join(rules))

    drawn = set()
    for task in tasks:
        with TTFont(os.path.join(HERE, task[0]), lazy=True) as font:
            drawn |= set(font['cmap'].getBestCmap())
    rows = ',\n'.join(f'    [{first}, {last}]' for first, last in ranges_of(drawn))
    with open(os.path.join(HERE, 'coverage.json'), 'w', encoding='utf-8', newline='\n') as file:
        file.write(f'{{\n  "version": 1,\n  "ranges": [\n{rows}\n  ]\n}}\n')
    print(len(drawn), 'characters in', len(ranges_of(drawn)), 'ranges')


if __name__ == '__main__':
    main()
