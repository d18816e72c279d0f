"""What finding persons costs: MB/s of ``find_people`` beside a plain scan for runs of capitalised words, in one run, on texts made up here."""

import random
import sys
from pathlib import Path
from time import process_time

from whence.language.people import find_people
from whence.language.people.runs import RUN, candidates

ROUNDS = 3
SENTENCES = [
    "{title} {name} met {other} on Monday, and said that the {noun} would not be sold before the end of the year.",
    "The {noun} was closed for three weeks after the storm, according to a statement of the {body}.",
    '"We will see what the {noun} costs," {last} told reporters in {place}.',
    "{name}, {post} of the {body}, left {place} early; Mr {last} gave no reason, and the police gave none either.",
    "In {place} the rain did not stop, and people who had waited since the morning went home without a word from anyone.",
]
TITLES = ["President", "Finance Minister", "US Senator", "Acting Defence Secretary", "Judge", "Colonel", "spokesman"]
FIRST = ["Ada", "Luis", "Kenji", "Maria", "Omar", "Ingrid", "Paul", "Nadia", "Tom", "Olga"]
LAST = ["Stone", "Vega", "Mori", "Santos", "Haddad", "Dahl", "Reyes", "Petrova", "Reed", "Ivanova", "Okafor", "Lindqvist"]
BODIES = ["Ministry of Transport", "National Bank", "City Council", "Harbour Trust", "Northern Railway Company"]
PLACES = ["Lisbon", "New York", "Osaka", "South Africa", "Port Mary", "Riga"]
NOUNS = ["harbour", "bridge", "company", "treaty", "hospital", "line"]


def article(rng):
    """Some 3,000 characters of news."""

    def words():
        first, last = rng.choice(FIRST), rng.choice(LAST)
        return {
            "title": rng.choice(TITLES),
            "name": f"{first} {last}",
            "last": last,
            "other": f"{rng.choice(FIRST)} {rng.choice(LAST)}",
            "post": rng.choice(["president", "head", "a member"]),
            "body": rng.choice(BODIES),
            "place": rng.choice(PLACES),
            "noun": rng.choice(NOUNS),
        }

    return " ".join(rng.choice(SENTENCES).format(**words()) for _ in range(28))


def main():
    rng = random.Random(7)  # noqa: S311  # texts, not secrets
    texts = [Path(name).read_text(encoding="utf-8") for name in sys.argv[1:]] or [article(rng) for _ in range(300)]
    size = sum(len(text.encode()) for text in texts) / 1e6
    plain, people = [], []
    find_people(texts[0])
    for _ in range(ROUNDS):
        candidates.cache_clear()
        before = process_time()
        for text in texts:
            for _run in RUN.finditer(text):
                pass
        plain.append(process_time() - before)
        before = process_time()
        found = sum(len(find_people(text)) for text in texts)
        people.append(process_time() - before)
    print(f"{len(texts)} texts, {size:.2f} MB, {found} mentions")
    print(f"plain scan for capitalised runs   {size / min(plain):7.2f} MB/s")
    print(f"find_people                       {size / min(people):7.2f} MB/s   {min(people) / min(plain):5.2f} x the plain scan")


if __name__ == "__main__":
    main()
