"""An export row by row, as a reader of Upload would give it."""

HEADER = "subject_id,division,team,role,care_setting,wave,rater_group"
DIMENSIONS = (
    "inspiring_shared_purpose,leading_with_care,evaluating_information,connecting_our_service,sharing_the_vision,"
    "engaging_the_team,holding_to_account,developing_capability,influencing_for_results"
)


def export(*rows: str) -> bytes:
    return "\n".join([f"{HEADER},{DIMENSIONS}", *rows]).encode()


def row(subject: str, level: int = 3) -> str:
    return f"{subject},Medicine,Ward 1,Students,Acute,2026 spring,self" + f",{level}" * 9
