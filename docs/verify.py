#!/usr/bin/env python3
"""Checks the record of a draw by the protocol lot/1 (protocol.md, SPEC.txt in a dossier).

    python3 verify.py PATH [--result FILE]

PATH is a public folder, or a dossier with a folder public/ in it. Of a dossier the tags are checked as well, when
sealed/people.csv is there. --result writes result.csv as computed here from the roster, the rules and the journal
('-' is standard output; everything else then goes to standard error).

Needs nothing but Python, 3.6 or newer. The exit code is 0 for verified and for given up, 1 for rejected, 2 for a folder
that cannot be read. Numbers in brackets are sections of protocol.md; the checks have the names of 6.1.
"""

import argparse
import base64
import collections
import datetime
import hashlib
import os
import re
import stat
import sys

# The required files of a finished ceremony, and the three that may be there.
FILES = ['rules.txt', 'roster.csv', 'commitment.txt', 'commitment.sig', 'key.pem', 'journal.txt', 'result.csv',
         'head.txt', 'head.sig']
MAY_BE_THERE = ['SPEC.txt', 'verify.html', 'result.html']
# Those that only a finished ceremony has, those of a promise, and those that every attempt has.
OF_THE_END = ['result.csv', 'head.txt', 'head.sig']
OF_THE_PROMISE = ['commitment.txt', 'commitment.sig']
OF_EVERY_ATTEMPT = ['rules.txt', 'roster.csv', 'key.pem', 'journal.txt']

# The digests of the texts of the protocol that SPEC.txt may be.
SPECS = [b'4df9cd0e69761f22d0b3c251670c7d10bb83e80ef02fcf6c823339feb9e4a554']

ROLES = [b'operator', b'notary', b'parents']
ROSTER_HEADER = b'school,lot,size,tag'
RESULT_HEADER = b'school,rank,lot,size,ticket,status'

HEX64 = rb'[0-9a-f]{64}'
CODE = rb'[A-Z0-9]{1,8}'
NN = rb'0[1-9]'
# The number of lots or of children.
COUNT = rb'[1-9][0-9]{0,7}'
ROLE = rb'(?:operator|notary|parents)'
INPUT = NN + rb':(?:(?:card|d10|beacon):[0-9]{1,99}|ball:[0-9]{2}(?:-[0-9]{2}){0,98})'
WORD = rb'[A-Za-z0-9._+-]{1,64}'


def pattern(source):
    return re.compile(source).fullmatch


IS_HEX64 = pattern(HEX64)
IS_CEREMONY = pattern(rb'(?:TEST-)?[A-Z0-9]+(?:-[A-Z0-9]+)*-a[1-9][0-9]?')
IS_SCHOOL = pattern(rb'(' + CODE + rb'):([1-9][0-9]{0,4}):(expand|skip):(.+)')
IS_EXEMPT = pattern(rb'(' + CODE + rb'):([1-9][0-9]{0,4}):(.+)')
IS_ENTROPY = pattern(rb'([0-9]{2}):(card|ball|d10|beacon):([1-9][0-9]?)')
IS_LOT = pattern(rb'(' + CODE + rb'),([A-Z0-9-]{1,24}),([1-9]),(' + HEX64 + rb')')
IS_COMMIT = pattern(rb'(' + ROLE + rb'):(' + HEX64 + rb')')
IS_COUNT = pattern(COUNT)
IS_TIME = pattern(rb'([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})[+-]([0-9]{2}):([0-9]{2})')
IS_TEXT = pattern(rb'(?:[!-$&-{}~]|%[0-9A-F]{2})+')
IS_PEM = pattern(rb'-----BEGIN PUBLIC KEY-----\n([A-Za-z0-9+/]{59}=)\n-----END PUBLIC KEY-----\n')
IS_HEAD = pattern(rb'lot/1\|head\|([^|]*)\|(' + HEX64 + rb')\|(' + HEX64 + rb')')
IS_SALT = pattern(rb'[0-9a-f]{32}')
# SubjectPublicKeyInfo of an Ed25519 key, up to its 32 bytes (RFC 8410).
DER_START = bytes.fromhex('302a300506032b6570032100')


def is_time(value):
    """A date of the calendar, a time of day and an offset of at most 14 hours (1.7). There is no year 0000."""
    match = IS_TIME(value)
    if not match or value.endswith(b'-00:00'):
        return False
    year, month, day, hour, minute, second, off_hour, off_minute = [int(group) for group in match.groups()]
    if year < 1 or not 1 <= month <= 12:
        return False
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    days = [31, 29 if leap else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
    if not 1 <= day <= days or hour > 23 or minute > 59 or second > 59 or off_minute > 59:
        return False
    return off_hour * 60 + off_minute <= 14 * 60


def is_text(value):
    """Percent-encoded UTF-8 (1.8)."""
    if not 1 <= len(value) <= 4000 or not IS_TEXT(value):
        return False
    decoded = re.sub(rb'%([0-9A-F]{2})', lambda match: bytes([int(match.group(1), 16)]), value)
    try:
        decoded.decode('utf-8')
    except UnicodeDecodeError:
        return False
    return True


# A control character, or half of one, as a name must not have it (1.8).
CONTROL = re.compile(rb'%[01][0-9A-F]|%7F|%C2%[89][0-9A-F]')


def is_name(value):
    """A text without control characters (1.8)."""
    return is_text(value) and not CONTROL.search(value)


def is_fact(value):
    """One of the facts of the list in 2.4."""
    fields = value.split(b':')
    key, first, names = fields[0], fields[1:2], fields[2:]
    if key in (b'moved', b'taken-back', b'clock-back'):
        return len(fields) == 1
    if key in (b'made-here', b'printed'):
        return len(fields) == 2 and fields[1] in ROLES
    if key == b'taken-over':
        return len(fields) == 2 and bool(IS_HEX64(fields[1]))
    if not first or not 1 <= len(names) <= 9 or not all(is_name(name) for name in names):
        return False
    if key == b'given-by':
        return bool(re.fullmatch(NN, first[0]))
    if key == b'given-up':
        return is_text(first[0])
    return key == b'signed' and bool(re.fullmatch(rb'[A-Za-z0-9-]{1,64}', first[0]))


# The form of the payload of each event (2.4). What the payload must say is checked later.
PAYLOADS = {
    b'open': pattern(WORD + rb'/' + WORD),
    b'freeze': pattern(rb'roster=' + HEX64 + rb',rules=' + HEX64 + rb',lots=' + COUNT + rb',children=' + COUNT),
    b'commit': IS_COMMIT,
    b'publish': IS_HEX64,
    b'input': pattern(INPUT),
    b'close': pattern(INPUT + rb'(?:;' + INPUT + rb')*'),
    b'reveal': pattern(ROLE + rb':(?:[0-9a-f]{32}|[0-9a-f]{64})'),
    b'seed': IS_HEX64,
    b'result': IS_HEX64,
    b'seal': pattern(rb'final'),
    b'void': lambda payload: re.match(NN + rb':', payload) and is_text(payload[3:]),
    b'present': pattern(CODE),
    b'incident': is_text,
    b'fact': is_fact,
}
FREE = [b'void', b'present', b'incident', b'fact']


def sha256(data):
    """SHA-256 in 64 lower-case digits, as bytes (1.1)."""
    return hashlib.sha256(data).hexdigest().encode('ascii')


def show(value):
    """Any value in a few printable ASCII characters, so that no byte of a file can upset a terminal."""
    if isinstance(value, str):
        value = value.encode('utf-8', 'backslashreplace')
    if not isinstance(value, bytes):
        return str(value)
    long = len(value) > 200
    text = ''.join(chr(byte) if 32 <= byte < 127 else '\\x%02x' % byte for byte in value[:200])
    return text + '... (%d bytes)' % len(value) if long else text or 'nothing'


class Bad(Exception):
    """Something differs from the protocol."""

    def __init__(self, expected, actual):
        Exception.__init__(self)
        self.expected = expected
        self.actual = actual


def must_equal(expected, actual, what=''):
    if expected != actual:
        raise Bad(what + show(expected), what + show(actual))


class Report(object):
    """Prints the checks one by one and remembers the first that failed."""

    def __init__(self, out):
        self.out = out
        self.first = None
        self.about = None
        self.status = 'verified'
        self.remarks = []
        self.compare = []

    def say(self, line):
        # A name may have letters that the terminal's encoding lacks.
        encoding = getattr(self.out, 'encoding', None) or 'ascii'
        self.out.write(line.encode(encoding, 'backslashreplace').decode(encoding) + '\n')

    def check(self, code, work):
        """Runs work() and returns what it returns. After the first failure nothing more is asked (6.1)."""
        if self.first is not None:
            self.leave_out(code, 'not checked, because of what failed before')
            return None
        try:
            value = work()
        except Bad as bad:
            self.fail(code, bad.expected, bad.actual)
            return None
        except MemoryError:
            raise
        except Exception as error:  # A verifier answers; it does not crash, whatever the bytes are.
            self.fail(code, 'something that can be checked', '%s %s' % (type(error).__name__, show(str(error))))
            return None
        self.say('ok  ' + code)
        return value

    def leave_out(self, code, why):
        self.say('--  %s: %s' % (code, why))

    def fail(self, code, expected, actual):
        self.first = code
        self.say('FAIL %s: expected %s, actual %s' % (code, expected, actual))


# ---------------------------------------------------------------------------------------------------------------------
# The files (2)


def is_litter(name):
    """What systems and programs leave in folders by themselves."""
    return (name in ('.DS_Store', 'Thumbs.db', 'desktop.ini') or name.startswith(('._', '~$'))
            or name.startswith('.~lock.') and name.endswith('#'))


def is_plain_file(path):
    try:
        return stat.S_ISREG(os.lstat(path).st_mode)
    except OSError:
        return False


def read_plain_file(path):
    """The bytes of a plain file, or None if there is none that can be read."""
    if not is_plain_file(path):
        return None
    try:
        with open(path, 'rb') as file:
            return file.read()
    except OSError:
        return None


class Folder(object):
    """The names in a public folder, the bytes of its required files, and which kind of folder it is."""

    def __init__(self, path):
        self.path = path
        # By name, not by asking for each: some file systems find rules.txt under the name RULES.TXT.
        self.names = set(os.listdir(path))
        self.data = {}
        for name in FILES:
            data = read_plain_file(os.path.join(path, name)) if name in self.names else None
            if data is not None:
                self.data[name] = data
        journal = self.data.get('journal.txt', b'')
        self.given_up = b'|fact|given-up:' in journal and self.names.isdisjoint(OF_THE_END)
        # A promise belongs to every finished ceremony, and to an attempt that got as far.
        self.promised = not self.given_up or b'|publish|' in journal

    def check(self):
        required = FILES
        if self.given_up:
            required = OF_EVERY_ATTEMPT + (OF_THE_PROMISE if self.promised else [])
        for name in required:
            if name not in self.data:
                raise Bad('the file ' + name, 'no plain file of this name that can be read')
        for name in sorted(self.names):
            if name not in required and name not in MAY_BE_THERE and not is_litter(name):
                raise Bad('only the files of the protocol', show(name))


NOT_PLAIN = re.compile(rb'[^\n -~]')


def lines_of(data):
    """The lines of a public text file (1.3)."""
    if not data:
        raise Bad('lines of text', 'an empty file')
    odd = NOT_PLAIN.search(data)
    if odd:
        line = data.count(b'\n', 0, odd.start()) + 1
        raise Bad('printable ASCII in lines that end in LF', 'byte %02X in line %d' % (ord(odd.group()), line))
    if not data.endswith(b'\n'):
        raise Bad('LF at the end of the last line', show(data[-1:]))
    for ugly, words in [(b'\n\n', 'an empty line'), (b' \n', 'a blank at the end of a line')]:
        at = data.find(ugly)
        if at >= 0:
            raise Bad('no empty line and no blank at an end', '%s after line %d' % (words, data.count(b'\n', 0, at)))
    if data.startswith(b'\n'):
        raise Bad('no empty line', 'an empty first line')
    return data[:-1].split(b'\n')


# ---------------------------------------------------------------------------------------------------------------------
# The rules (2.1)


class Rules(object):
    def __init__(self):
        self.ceremony = b''
        self.schools = {}  # code: (places, twins), in the order of the file
        self.roles = []
        self.prior = b'none'
        self.entropy = []  # (nn, kind, count)


def is_ceremony(value):
    return 4 <= len(value) <= 40 and bool(IS_CEREMONY(value))


def parse_rules(data):
    lines = lines_of(data)
    rules = Rules()
    place = [0]

    def here():
        return lines[place[0]] if place[0] < len(lines) else b''

    def bad(expected):
        if place[0] >= len(lines):
            raise Bad('line %d: %s' % (place[0] + 1, expected), 'the end of the file')
        raise Bad('line %d: %s' % (place[0] + 1, expected), show(here()))

    def take(key):
        if not here().startswith(key + b'='):
            bad(key.decode('ascii') + '=...')
        return here()[len(key) + 1:]

    if take(b'alg') != b'lot/1':
        bad('alg=lot/1')
    place[0] += 1
    rules.ceremony = take(b'ceremony')
    if not is_ceremony(rules.ceremony):
        bad('ceremony= and an id of 4 to 40 characters such as LB-2024-a1')
    place[0] += 1
    for key in [b'title', b'organiser']:
        if not is_name(take(key)):
            bad(key.decode('ascii') + '= and a text without control characters')
        place[0] += 1
    prior = take(b'prior')
    if prior != b'none' and not IS_HEX64(prior):
        bad('prior=none, or 64 hexadecimal digits')
    rules.prior = prior
    place[0] += 1

    last = b''
    take(b'school')
    while here().startswith(b'school='):
        match = IS_SCHOOL(take(b'school'))
        if not match or not is_name(match.group(4)):
            bad('school=CODE:PLACES:TWINS:NAME')
        code, places, twins = match.groups()[:3]
        if code <= last:
            bad('schools ascending, none twice')
        last = code
        rules.schools[code] = (int(places), twins)
        if len(rules.schools) > 99:
            bad('at most 99 schools')
        place[0] += 1

    before = (b'', b'')
    while here().startswith(b'exempt='):
        match = IS_EXEMPT(take(b'exempt'))
        if not match or not is_name(match.group(3)):
            bad('exempt=CODE:COUNT:GROUND')
        pair = (match.group(1), match.group(3))
        if pair[0] not in rules.schools:
            bad('an exempt line for a school of a school line')
        if pair <= before:
            bad('exempt lines ascending by code and ground, none twice')
        before = pair
        place[0] += 1

    rules.roles = take(b'secrets').split(b',')
    if rules.roles != [role for role in ROLES if role in rules.roles]:
        bad('secrets= and one to three of operator,notary,parents in this order')
    place[0] += 1

    take(b'entropy')
    kinds = []
    while here().startswith(b'entropy='):
        match = IS_ENTROPY(take(b'entropy'))
        if not match:
            bad('entropy=NN:KIND:COUNT')
        nn, kind, count = match.groups()
        if nn != b'%02d' % (len(rules.entropy) + 1) or len(rules.entropy) == 9:
            bad('entropy lines 01, 02 and so on, nine at most')
        if kind == b'card' and kinds.count(b'card') < len(kinds):
            bad('no card line after a ball or d10 line')
        if b'beacon' in kinds:
            bad('a beacon in the last entropy line only')
        kinds.append(kind)
        rules.entropy.append((nn, kind, int(count)))
        place[0] += 1
    if kinds[-1] == b'beacon':
        nn, source = take(b'source')[:3], take(b'source')[3:]
        if nn != rules.entropy[-1][0] + b':' or not is_name(source):
            bad('source=%s:SOURCE' % show(rules.entropy[-1][0]))
        place[0] += 1
    if place[0] < len(lines):
        bad('the end of the file')
    return rules


# ---------------------------------------------------------------------------------------------------------------------
# The roster (2.2)


def parse_roster(data):
    """The lots as (school, lot, size, tag)."""
    lines = lines_of(data)
    if lines[0] != ROSTER_HEADER:
        raise Bad('line 1: ' + show(ROSTER_HEADER), show(lines[0]))
    lots = []
    last = (b'', b'')
    for number, line in enumerate(lines[1:], 2):
        match = IS_LOT(line)
        if not match:
            raise Bad('line %d: school,lot,size,tag' % number, show(line))
        school, lot, size, tag = match.groups()
        if (school, lot) <= last:
            raise Bad('line %d: lots ascending by school and lot, none twice' % number, show(line))
        last = (school, lot)
        lots.append((school, lot, int(size), tag))
    if not lots:
        raise Bad('one lot or more', 'none')
    return lots


def check_schools(rules, lots):
    """Each school has a lot, each lot has a school (2.2)."""
    seen = set(lot[0] for lot in lots)
    for school in sorted(seen.difference(rules.schools)):
        raise Bad('only schools of rules.txt in roster.csv', show(school))
    for school in rules.schools:
        if school not in seen:
            raise Bad('a lot in roster.csv for ' + show(school), 'none')


# ---------------------------------------------------------------------------------------------------------------------
# The promise (2.3)


def parse_commitment(data):
    """A dict of the fields; 'commit' is the list of (role, C)."""
    lines = lines_of(data)
    if lines[0] != b'lot/1 commitment':
        raise Bad('line 1: lot/1 commitment', show(lines[0]))
    forms = [(b'ceremony', is_ceremony), (b'roster', IS_HEX64), (b'rules', IS_HEX64), (b'lots', IS_COUNT),
             (b'children', IS_COUNT)]
    commits = [line for line in lines if line.startswith(b'commit=')][:4]
    forms += [(b'commit', IS_COMMIT)] * max(1, len(commits))
    forms += [(b'key', IS_HEX64), (b'time', is_time)]
    if len(commits) > 3:
        raise Bad('one to three commit lines', 'more')
    fields = {b'commit': []}
    for number, (key, form) in enumerate(forms, 2):
        line = lines[number - 1] if number <= len(lines) else b''
        if not line.startswith(key + b'=') or not form(line[len(key) + 1:]):
            raise Bad('line %d: %s=... as in protocol.md 2.3' % (number, key.decode('ascii')), show(line))
        value = line[len(key) + 1:]
        if key == b'commit':
            fields[key].append(IS_COMMIT(value).groups())
        else:
            fields[key] = value
    if len(lines) > len(forms) + 1:
        raise Bad('the end of the file after time=', show(lines[len(forms) + 1]))
    roles = [role for role, _value in fields[b'commit']]
    if roles != [role for role in ROLES if role in roles]:
        raise Bad('commit lines in the order operator, notary, parents, none twice', show(b','.join(roles)))
    return fields


# The points of small order, under which anybody can sign, without their sign (2.3).
SMALL = [0, 1, 2 ** 255 - 20] + [
    int.from_bytes(bytes.fromhex(y), 'little')
    for y in ('26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
              'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a')]


def parse_key(data):
    """The DER form (44 bytes) of the key, which must be written exactly as OpenSSL writes it."""
    match = IS_PEM(data)
    if not match:
        raise Bad('the three lines of an Ed25519 public key in PEM form', show(data))
    der = base64.b64decode(match.group(1))
    # The last character holds two bits of padding: only zeros are what OpenSSL writes.
    if base64.b64encode(der) != match.group(1) or len(der) != 44 or not der.startswith(DER_START):
        raise Bad('an Ed25519 public key (SubjectPublicKeyInfo)', show(match.group(1)))
    y = int.from_bytes(der[-32:], 'little') & ((1 << 255) - 1)
    if y >= 2 ** 255 - 19:
        raise Bad('a key below 2^255 - 19', der[-32:].hex())
    if y in SMALL:
        raise Bad('a key that is not of small order', der[-32:].hex())
    return der


# ---------------------------------------------------------------------------------------------------------------------
# Ed25519 (RFC 8032), in the strictest reading: one encoding for each point, S below the order of the group, and the
# equation without the cofactor, as OpenSSL computes it.

P = 2 ** 255 - 19
ORDER = 2 ** 252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT = pow(2, (P - 1) // 4, P)
ZERO = (0, 1, 1, 0)


def add(a, b):
    """Addition in extended coordinates (RFC 8032, 5.1.4)."""
    e = (a[1] - a[0]) * (b[1] - b[0]) % P
    f = (a[1] + a[0]) * (b[1] + b[0]) % P
    g = 2 * a[3] * b[3] * D % P
    h = 2 * a[2] * b[2] % P
    i, j, k, m = f - e, h - g, h + g, f + e
    return (i * j % P, k * m % P, j * k % P, i * m % P)


def sum_of(s, a, k, b):
    """s times the point a and k times the point b: one doubling for each bit serves both."""
    both = add(a, b)
    total = ZERO
    for bit in reversed(range(256)):
        total = add(total, total)
        of_s, of_k = s >> bit & 1, k >> bit & 1
        if of_s or of_k:
            total = add(total, both if of_s and of_k else a if of_s else b)
    return total


def decode_point(data):
    """The point, or None when these 32 bytes are not the one encoding of a point."""
    number = int.from_bytes(data, 'little')
    sign, y = number >> 255, number & ((1 << 255) - 1)
    if y >= P:
        return None
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT % P
    if (x * x - square) % P or (x == 0 and sign):
        return None
    if x & 1 != sign:
        x = P - x
    return (x, y, 1, x * y % P)


def encode_point(point):
    inverse = pow(point[2], P - 2, P)
    x, y = point[0] * inverse % P, point[1] * inverse % P
    return (y | (x & 1) << 255).to_bytes(32, 'little')


BASE = decode_point((4 * pow(5, P - 2, P) % P).to_bytes(32, 'little'))


def check_signature(der, message, signature):
    if len(signature) != 64:
        raise Bad('a signature of 64 bytes', '%d bytes' % len(signature))
    public = der[-32:]
    key = decode_point(public)
    if key is None:
        raise Bad('a key that is a point of the curve', public.hex())
    s = int.from_bytes(signature[32:], 'little')
    if s >= ORDER:
        raise Bad('a signature whose S is below the order of the group', signature[32:].hex())
    k = int.from_bytes(hashlib.sha512(signature[:32] + public + message).digest(), 'little') % ORDER
    minus = (P - key[0], key[1], 1, P - key[3])
    # Comparing the 32 bytes also refuses every other encoding of R.
    if encode_point(sum_of(s, BASE, k, minus)) != signature[:32]:
        raise Bad('the signature of these bytes under key.pem', 'a signature of something else')


# ---------------------------------------------------------------------------------------------------------------------
# The journal (2.4)


Event = collections.namedtuple('Event', 'number prev time type payload')


def parse_journal(data, rules):
    """The events, and H of the last line."""
    events, prev = [], b'0' * 64
    for number, line in enumerate(lines_of(data), 1):
        fields = line.split(b'|')
        where = 'line %d: ' % number
        if len(fields) != 8 or fields[:2] != [b'lot/1', b'journal']:
            raise Bad(where + 'lot/1|journal| and six more fields', show(line))
        event = Event(*fields[3:])
        must_equal(rules.ceremony, fields[2], where)
        if number > 9999:
            raise Bad('9999 lines at most', 'more')
        must_equal(b'%04d' % number, event.number, where)
        must_equal(prev, event.prev, where)
        if not is_time(event.time):
            raise Bad(where + 'a time such as 2024-07-15T09:30:00+08:00', show(event.time))
        if event.type not in PAYLOADS:
            raise Bad(where + 'an event of the protocol', show(event.type))
        if not PAYLOADS[event.type](event.payload):
            raise Bad(where + 'the payload of ' + show(event.type), show(event.payload))
        events.append(event)
        prev = sha256(line)
    return events, prev


def check_order(events, rules, given_up):
    """Only the types are looked at here, and whether a fact is given-up (2.4)."""
    order = [b'open', b'freeze'] + [b'commit'] * len(rules.roles) + [b'publish'] + [b'input'] * len(rules.entropy)
    order += [b'close'] + [b'reveal'] * len(rules.roles) + [b'seed', b'result', b'seal']
    done = 0
    for number, event in enumerate(events, 1):
        where = 'line %d: ' % number
        expected = order[done] if done < len(order) else b'the end'
        if event.type not in FREE:
            if event.type != expected or given_up and event.type == b'close':
                raise Bad(where + show(expected if event.type != expected else b'given-up'), show(event.type))
            done += 1
        elif not 0 < done < len(order):
            raise Bad(where + show(expected), show(event.type))
        elif event.type == b'fact' and event.payload.startswith(b'given-up:'):
            if not given_up:
                raise Bad(where + 'no given-up in a finished ceremony', 'given-up')
            if done < 2:
                raise Bad(where + show(expected), 'given-up')
            if number < len(events):
                raise Bad(where + 'given-up as the last line', 'given-up')
            return
    if given_up:
        raise Bad('given-up as the last line', 'the end of the journal')
    if done < len(order):
        raise Bad(show(order[done]), 'the end of the journal')


def check_notes(events, rules):
    """void and given-by name an entropy line, present a school, made-here and printed a role of secrets= (2.4)."""
    numbers = [entropy[0] for entropy in rules.entropy]
    for number, event in enumerate(events, 1):
        where = 'line %d: ' % number
        if event.type == b'void' and event.payload[:2] not in numbers:
            raise Bad(where + 'the number of an entropy line', show(event.payload[:2]))
        if event.type == b'present' and event.payload not in rules.schools:
            raise Bad(where + 'a school of rules.txt', show(event.payload))
        if event.type == b'fact':
            key, value = (event.payload.split(b':') + [b''])[:2]
            if key in (b'made-here', b'printed') and value not in rules.roles:
                raise Bad(where + 'a role of secrets=', show(value))
            if key == b'given-by' and value not in numbers:
                raise Bad(where + 'the number of an entropy line', show(value))


def payloads_of(events, kind):
    return [event.payload for event in events if event.type == kind]


def only(events, kind):
    """The payload of an event that occurs once, as journal.order has shown."""
    return payloads_of(events, kind)[0]


def check_commits(commits, rules, promise):
    """The commits are those of the promise; an attempt given up before it has the first of them."""
    if promise is not None:
        must_equal(b' '.join(role + b':' + value for role, value in promise[b'commit']), b' '.join(commits))
    else:
        roles = [commit.split(b':')[0] for commit in commits]
        must_equal(b','.join(rules.roles[:len(roles)]), b','.join(roles))


def check_inputs(inputs, rules):
    """Each input has the number, the kind and the count of its entropy line."""
    for (nn, kind, count), given in zip(rules.entropy, inputs):
        start = nn + b':' + kind + b':'
        if not given.startswith(start) or len(given) - len(start) != (count * 3 - 1 if kind == b'ball' else count):
            raise Bad('%s and %d %s' % (show(start), count, 'balls' if kind == b'ball' else 'digits'), show(given))


def check_reveals(reveals, rules, facts, promise):
    """Each secret opens its commitment (2.3). The secrets are returned."""
    roles, secrets = [], []
    for reveal in reveals:
        role, secret = reveal.split(b':')
        roles.append(role)
        secrets.append(secret)
    must_equal(b','.join(rules.roles), b','.join(roles))
    for (role, committed), secret in zip(promise[b'commit'], secrets):
        opened = sha256(b'|'.join([b'lot/1', b'commit', rules.ceremony, role, facts['L'], facts['R'], secret]))
        must_equal(committed, opened, 'the secret of %s opens ' % show(role))
    return secrets


# ---------------------------------------------------------------------------------------------------------------------
# The draw (3, 4)


def draw(rules, lots, seed):
    """result.csv."""
    start = b'lot/1|ticket|' + seed + b'|'
    digest = hashlib.sha256
    schools = {}
    for school, lot, size, _tag in lots:
        ticket = digest(start + school + b'|' + lot).hexdigest().encode('ascii')
        schools.setdefault(school, []).append((ticket, lot, size))
    lines = [RESULT_HEADER + b'\n']
    for school in sorted(schools):
        places, twins = rules.schools[school]
        used = 0
        for rank, (ticket, lot, size) in enumerate(sorted(schools[school]), 1):
            admitted = used < places if twins == b'expand' else used + size <= places
            if admitted:
                used += size
            status = b'ADMIT' if admitted else b'WAIT'
            lines.append(b'%s,%d,%s,%d,%s,%s\n' % (school, rank, lot, size, ticket, status))
    return b''.join(lines)


def check_result(computed, data):
    if computed == data:
        return
    ours, theirs = computed.split(b'\n'), data.split(b'\n')
    for number in range(max(len(ours), len(theirs))):
        a = ours[number] if number < len(ours) else b'the end of the file'
        b = theirs[number] if number < len(theirs) else b'the end of the file'
        if a != b:
            raise Bad('line %d: %s' % (number + 1, show(a or b'the end of the file')), show(b))


# ---------------------------------------------------------------------------------------------------------------------
# The head (2.6)


def parse_head(data):
    lines = lines_of(data)
    match = IS_HEAD(lines[0])
    if len(lines) != 1 or not match or not is_ceremony(match.group(1)):
        raise Bad('one line lot/1|head|CER|J|D', show(data))
    return match.groups()


# ---------------------------------------------------------------------------------------------------------------------
# The names (2.7) and the tags (2.2)

PEOPLE_HEADER = [b'school', b'lot', b'salt', b'id', b'name', b'registration', b'sex', b'primary', b'household',
                 b'phone', b'remark']
IS_CODE = pattern(CODE)
IS_LOT_NAME = pattern(rb'[A-Z0-9-]{1,24}')
FIELD = re.compile(rb'(?:"([^"]*(?:""[^"]*)*)"|([^",\n\r]*))([,\n])')
MUST_BE_QUOTED = re.compile(rb'[",\n\r]')
# No | and no control character, in UTF-8.
ODD_IN_A_NAME = re.compile(rb'[|\x00-\x1f\x7f]|\xc2[\x80-\x9f]')


def csv_records(data):
    """The records of a file by RFC 4180 with LF ends, as (line, fields). A field is quoted where it must be (2.7)."""
    at, line, fields = 0, 1, []
    start = 1
    some_cr = b'\r' in data
    while at < len(data):
        end = data.find(b'\n', at)
        # Most lines have no quotes; taking them whole is ten times faster.
        if not fields and end >= 0 and data.find(b'"', at, end) < 0 and not (some_cr and b'\r' in data[at:end]):
            yield line, data[at:end].split(b',')
            at, line = end + 1, line + 1
            start = line
            continue
        match = FIELD.match(data, at)
        if not match:
            raise Bad('people.csv line %d: fields by RFC 4180 and LF at the end' % line, show(data[at:at + 60]))
        field, quoted = match.group(2), match.group(1)
        if quoted is not None:
            field = quoted.replace(b'""', b'"')
            if not MUST_BE_QUOTED.search(field):
                raise Bad('people.csv line %d: quotes only where they are needed' % line, show(match.group()[:60]))
        fields.append(field)
        line += match.group().count(b'\n')
        at = match.end()
        if match.group(3) == b'\n':
            yield start, fields
            start, fields = line, []
    if fields:
        raise Bad('LF at the end of people.csv', 'another end')


class Entry(object):
    """A lot of people.csv: the children are the bytes behind the salt in p (2.2)."""

    def __init__(self, key, salt):
        self.key = key
        self.salt = salt
        self.children = b''
        self.size = 0


def parse_people(path):
    """The lots of people.csv, in its order."""
    data = read_plain_file(path)
    if data is None:
        raise Bad('a plain file sealed/people.csv that can be read', 'something else of this name')
    try:
        data.decode('utf-8')
    except UnicodeDecodeError as error:
        raise Bad('UTF-8 in people.csv', 'other bytes in line %d' % (data.count(b'\n', 0, error.start) + 1))
    if data.startswith(b'\xef\xbb\xbf'):
        raise Bad('no byte order mark in people.csv', 'one')
    records = csv_records(data)
    header = next(records, (1, []))[1]
    if header != PEOPLE_HEADER:
        raise Bad('people.csv line 1: ' + show(b','.join(PEOPLE_HEADER)), show(b','.join(header)))

    people = []
    for line, fields in records:
        where = 'people.csv line %d: ' % line
        if len(fields) != len(PEOPLE_HEADER):
            raise Bad(where + '%d fields' % len(PEOPLE_HEADER), str(len(fields)))
        school, lot, salt, number, name = fields[:5]
        if not IS_CODE(school) or not IS_LOT_NAME(lot):
            raise Bad(where + 'a school and a lot', show(school + b',' + lot))
        if not IS_SALT(salt):
            raise Bad(where + 'a salt of 32 hexadecimal digits', show(salt))
        if ODD_IN_A_NAME.search(number) or ODD_IN_A_NAME.search(name):
            raise Bad(where + 'no | and no control character in an id or a name', show(number + b',' + name))
        key = (school, lot)
        if not people or people[-1].key < key:
            people.append(Entry(key, salt))
        entry = people[-1]
        if entry.key != key:
            raise Bad(where + 'lots ascending by school and lot', show(school + b',' + lot))
        if entry.salt != salt:
            raise Bad(where + 'one salt a lot', show(school + b',' + lot))
        if entry.size == 9:
            raise Bad(where + 'at most nine children a lot', show(school + b',' + lot))
        entry.children += b'|' + number + b'|' + name
        entry.size += 1
    return people


def check_tags(people, rules, lots):
    start = b'lot/1|person|' + rules.ceremony + b'|'
    for number in range(max(len(people), len(lots))):
        expected = lots[number][:2] if number < len(lots) else (b'the end',)
        actual = people[number].key if number < len(people) else (b'the end',)
        must_equal(b','.join(expected), b','.join(actual), 'lot %d of people.csv: ' % (number + 1))
    for (school, lot, size, tag), entry in zip(lots, people):
        name = show(school + b',' + lot)
        if entry.size != size:
            raise Bad('%d children of lot %s in people.csv' % (size, name), str(entry.size))
        made = sha256(start + school + b'|' + lot + b'|' + sha256(entry.salt + entry.children))
        if made != tag:
            raise Bad('tag %s for lot %s' % (show(made), name), show(tag))


# ---------------------------------------------------------------------------------------------------------------------
# Remarks (6.2)


def instant(value):
    """Minutes and seconds that can be compared, of a time by 1.7."""
    numbers = [int(group) for group in IS_TIME(value).groups()]
    sign = -1 if value[19:20] == b'+' else 1
    days = datetime.date(*numbers[:3]).toordinal()
    return ((days * 24 + numbers[3] + sign * numbers[6]) * 60 + numbers[4] + sign * numbers[7]) * 60 + numbers[5]


def words_of(text):
    """A text field (1.8) as words, without what could upset a terminal."""
    decoded = re.sub(rb'%([0-9A-F]{2})', lambda match: bytes([int(match.group(1), 16)]), text).decode('utf-8')
    return ''.join(letter if letter.isprintable() else ' ' for letter in decoded)


def remarks_of(folder, rules, lots, promise, events):
    """The remarks as (code, value, words)."""
    found = []

    def add(code, value=b'', words=''):
        found.append((code, value.decode('ascii'), words))

    if rules.ceremony.startswith(b'TEST-'):
        add('rehearsal')
    if rules.prior != b'none':
        add('prior', rules.prior)
    if len(rules.roles) == 1:
        add('one-holder', rules.roles[0])
    secrets = []
    for payload in payloads_of(events, b'reveal'):
        role, secret = payload.split(b':')
        if secret in secrets:
            add('same-secret', role)
        secrets.append(secret)
    facts = payloads_of(events, b'fact')
    for role in rules.roles:
        if b'made-here:' + role in facts:
            add('made-here', role)
    thrown = sum(count * (2 if kind == b'ball' else 1) for _nn, kind, count in rules.entropy if kind != b'card')
    if thrown < 20:
        add('few-digits', b'%d' % thrown)
    times = [instant(event.time) for event in events]
    first_input = [time for time, event in zip(times, events) if event.type == b'input'][:1]
    if promise is not None and first_input and instant(promise[b'time']) > first_input[0]:
        add('late-promise')
    for index in range(1, len(times)):
        if times[index] < times[index - 1]:
            add('clock-back', events[index].number)
    for school, lot, size, _tag in lots:
        places, twins = rules.schools[school]
        if twins == b'skip' and size > places:
            add('never', school + b',' + lot)
    for event in events:
        if event.type == b'void':
            add('void', event.number, words_of(event.payload[3:]))
    for event in events:
        if event.type == b'incident':
            add('incident', event.number, words_of(event.payload))
    if 'SPEC.txt' not in folder.names:
        add('spec', b'missing')
    else:
        spec = read_plain_file(os.path.join(folder.path, 'SPEC.txt'))
        if spec is None or sha256(spec) not in SPECS:
            add('spec', b'unknown')
    for name in ['verify.html'] if folder.given_up else ['verify.html', 'result.html']:
        if name not in folder.names:
            add(name, b'missing')
    return found


# ---------------------------------------------------------------------------------------------------------------------
# All checks in the order of 6.1


def verify(folder, people, report):
    """Prints the checks. Returns result.csv as computed here, or None."""
    data = folder.data

    def check(code, work, of_the_end=False, of_the_promise=False):
        if folder.given_up and of_the_end:
            return report.leave_out(code, 'not asked of an attempt given up')
        if of_the_promise and not folder.promised:
            return report.leave_out(code, 'not asked of an attempt given up before the promise')
        return report.check(code, work)

    def promised(code, work):
        return check(code, work, of_the_promise=True)

    def finished(code, work):
        return check(code, work, of_the_end=True)

    def facts_of():
        return {'L': sha256(data['roster.csv']), 'R': sha256(data['rules.txt']), 'lots': b'%d' % len(lots),
                'children': b'%d' % sum(lot[2] for lot in lots)}

    # Each of these is asked only where all before it hold, so what it needs of them is there.
    check('files', folder.check)
    report.about = rules = check('rules.form', lambda: parse_rules(data['rules.txt']))
    lots = check('roster.form', lambda: parse_roster(data['roster.csv']))
    check('roster.schools', lambda: check_schools(rules, lots))
    facts = facts_of() if report.first is None else None

    promise = promised('commitment.form', lambda: parse_commitment(data['commitment.txt']))
    promised('commitment.ceremony', lambda: must_equal(rules.ceremony, promise[b'ceremony']))
    promised('commitment.roster', lambda: must_equal(facts['L'], promise[b'roster']))
    promised('commitment.rules', lambda: must_equal(facts['R'], promise[b'rules']))
    promised('commitment.lots', lambda: must_equal(facts['lots'], promise[b'lots']))
    promised('commitment.children', lambda: must_equal(facts['children'], promise[b'children']))
    promised('commitment.roles', lambda: must_equal(b','.join(rules.roles),
                                                    b','.join(commit[0] for commit in promise[b'commit'])))
    key = check('key.form', lambda: parse_key(data['key.pem']))
    promised('commitment.key', lambda: must_equal(sha256(key), promise[b'key']))
    promised('commitment.signature', lambda: check_signature(key, data['commitment.txt'], data['commitment.sig']))

    events, last = check('journal.form', lambda: parse_journal(data['journal.txt'], rules)) or (None, None)
    check('journal.order', lambda: check_order(events, rules, folder.given_up))
    check('journal.notes', lambda: check_notes(events, rules))
    check('journal.freeze', lambda: must_equal(
        b'roster=%s,rules=%s,lots=%s,children=%s' % (facts['L'], facts['R'], facts['lots'], facts['children']),
        only(events, b'freeze')))
    check('journal.commit', lambda: check_commits(payloads_of(events, b'commit'), rules, promise))
    promised('journal.publish', lambda: must_equal(sha256(data['commitment.txt']), only(events, b'publish')))
    check('journal.input', lambda: check_inputs(payloads_of(events, b'input'), rules))
    finished('journal.close', lambda: must_equal(b';'.join(payloads_of(events, b'input')), only(events, b'close')))
    secrets = finished('reveal', lambda: check_reveals(payloads_of(events, b'reveal'), rules, facts, promise))
    seed = finished('seed', lambda: check_seed(rules, facts, secrets, events))
    computed = draw(rules, lots, seed) if seed is not None else None
    finished('result.digest', lambda: must_equal(sha256(data['result.csv']), only(events, b'result')))
    finished('result.rows', lambda: check_result(computed, data['result.csv']))

    head = finished('head.form', lambda: parse_head(data['head.txt']))
    finished('head.ceremony', lambda: must_equal(rules.ceremony, head[0]))
    finished('head.journal', lambda: must_equal(last, head[1]))
    finished('head.result', lambda: must_equal(sha256(data['result.csv']), head[2]))
    finished('head.signature', lambda: check_signature(key, data['head.txt'], data['head.sig']))

    if people is None or not os.path.lexists(people):
        report.leave_out('people.form', 'no sealed/people.csv here')
        report.leave_out('people.tags', 'no sealed/people.csv here')
    else:
        named = check('people.form', lambda: parse_people(people))
        check('people.tags', lambda: check_tags(named, rules, lots))
    if report.first is not None:
        report.status = 'rejected: ' + report.first
        return computed
    if folder.given_up:
        report.status = 'given up'
    report.remarks = remarks_of(folder, rules, lots, promise, events)
    report.compare = comparison_of(folder, promise, events, seed, last)
    return computed


def check_seed(rules, facts, secrets, events):
    """The seed (3), which is returned."""
    parts = [b'lot/1', b'seed', rules.ceremony, facts['L'], facts['R'], b','.join(secrets), only(events, b'close')]
    seed = sha256(b'|'.join(parts))
    must_equal(seed, only(events, b'seed'))
    return seed


def comparison_of(folder, promise, events, seed, last):
    """What is to be compared with paper and photographs, as (word, value) (6.3)."""
    compare = [('input', value) for value in payloads_of(events, b'input')]
    if promise is not None:
        compare.append(('promise', sha256(folder.data['commitment.txt'])))
    compare += [('commit', value) for value in payloads_of(events, b'commit')]
    for event in events:
        if event.type == b'input' and event.payload.split(b':')[1] == b'beacon':
            compare.append(('record', event.prev))
    if folder.given_up:
        return compare + [('prior', last)]
    compare += [('seed', seed), ('result', sha256(folder.data['result.csv']))]
    return compare + [('head', sha256(folder.data['head.txt']))]


def run(arguments):
    parser = argparse.ArgumentParser(description='Checks the record of a draw by the protocol lot/1.')
    parser.add_argument('path', metavar='PATH', help='a public folder, or a dossier with public/ in it')
    parser.add_argument('--result', metavar='FILE', help='write result.csv as computed here (- is standard output)')
    options = parser.parse_args(arguments)

    report = Report(sys.stderr if options.result == '-' else sys.stdout)
    path, people = options.path, None
    inner = os.path.join(path, 'public')
    if os.path.isdir(inner) and not any(os.path.lexists(os.path.join(path, name)) for name in FILES):
        path, people = inner, os.path.join(path, 'sealed', 'people.csv')
    try:
        folder = Folder(path)
    except (OSError, ValueError):
        report.say('unreadable: no folder ' + show(path))
        return 2
    if not folder.data:
        report.say('unreadable: none of the files of a public folder is in ' + show(path))
        return 2
    computed = verify(folder, people, report)

    code = 0 if report.first is None else 1
    if options.result is not None:
        if computed is None and folder.given_up:
            report.say('an attempt given up has no result, nothing is written')
        elif computed is None:
            report.say('the result cannot be computed, nothing is written')
        elif options.result == '-':
            sys.stdout.buffer.write(computed)
        else:
            try:
                with open(options.result, 'wb') as file:
                    file.write(computed)
            except OSError as error:
                report.say('unwritable: %s (%s)' % (show(options.result), type(error).__name__))
                code = code or 2
    if report.about is not None:
        rehearsal = report.about.ceremony.startswith(b'TEST-')
        report.say('ceremony %s%s' % (show(report.about.ceremony), ', a rehearsal' if rehearsal else ''))
    report.say(report.status)
    for name, value, words in report.remarks:
        report.say(('remark %s %s' % (name, value)).rstrip() + (': ' + words if words else ''))
    if report.compare:
        report.say('compare with the signed sheets and photographs:')
    for name, value in report.compare:
        report.say('compare %s %s' % (name, value.decode('ascii')))
    return code


def main():
    try:
        code = run(sys.argv[1:])
        sys.stdout.flush()
    except KeyboardInterrupt:
        code = 130
    except BrokenPipeError:
        # Whoever read the output has gone; the answer is not known to them, so it is not "verified".
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 1
    except MemoryError:
        sys.stderr.write('unreadable: this computer has too little memory for these files\n')
        code = 2
    sys.exit(code)


if __name__ == '__main__':
    main()
