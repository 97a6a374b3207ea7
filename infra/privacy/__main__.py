"""The command: `python -m infra.privacy`."""

from infra.privacy import main

if __name__ == "__main__":
    main()
