"""What a printed document is made of, as small frozen values that know nothing of any writer."""
